package io.github.peerfire.openfire.operation.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.operation.Acts;
import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.storage.AuditEntry;
import io.github.peerfire.openfire.storage.AuditTrail;
import io.github.peerfire.openfire.storage.HsqldbTables;
import io.github.peerfire.testbed.time.ManualClock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForeignChangesTest {

    private static final Administrator ADMIN = new Administrator("admin");
    private static final String PREFIX = "plugin.rtmfp.";

    private final ManualClock clock = new ManualClock();
    private final AuditTrail trail = new AuditTrail(HsqldbTables.fresh(), clock);
    private final Acts acts = new Acts(trail);
    private final PropertySettings settings = new PropertySettings(new PropertiesInMemory(), acts);
    private final ForeignChanges changes = new ForeignChanges(trail, acts, () -> true, clock);

    @Test
    void aChangeThatWasMadeElsewhereIsWrittenDownWithItsTimeAndNobodysName() {
        Instant then = clock.instant();
        changes.changed(PREFIX + "port", Optional.of("2000"));
        changes.changed(PREFIX + "linger", Optional.empty());
        changes.write(false);
        assertThat(trail.latest(9)).as("it may be our own, about to be written").isEmpty();
        clock.advance(ForeignChanges.PAUSE);
        changes.write(false);
        assertThat(trail.latest(9)).containsExactly(
                new AuditEntry(then, "?", "setting.reset", "linger"),
                new AuditEntry(then, "?", "setting.change", "port=2000"));
    }

    @Test
    void ourOwnChangesAreNotWrittenDownTwice() {
        changes.changed(PREFIX + "port", Optional.of("2000"));
        settings.change(ADMIN, Map.of("port", "2000", "turnSecret", "hush"));
        changes.changed(PREFIX + "turnSecret", Optional.of("hush"));
        clock.advance(ForeignChanges.PAUSE);
        settings.change(ADMIN, Map.of("port", ""));
        changes.changed(PREFIX + "port", Optional.empty());
        settings.reset(ADMIN, "turnSecret");
        changes.changed(PREFIX + "turnSecret", Optional.empty());
        changes.write(true);
        assertThat(trail.latest(9)).hasSize(4).extracting(AuditEntry::actor).containsOnly("admin");
    }

    @Test
    void aSecretIsNotWrittenDown() {
        changes.changed(PREFIX + "turnSecret", Optional.of("hush"));
        changes.write(true);
        assertThat(trail.latest(9)).extracting(AuditEntry::subject).containsExactly("turnSecret");
    }

    @Test
    void oneNodeOfAClusterWritesAndOnlySettingsMatter() {
        ForeignChanges elsewhere = new ForeignChanges(trail, acts, () -> false, clock);
        elsewhere.changed(PREFIX + "port", Optional.of("2000"));
        elsewhere.write(true);
        changes.changed(PREFIX + "nonsense", Optional.of("1"));
        changes.changed("port", Optional.of("1"));
        changes.write(true);
        assertThat(trail.latest(9)).isEmpty();
    }
}
