package io.github.peerfire.openfire.operation.setting;

import io.github.peerfire.openfire.operation.Acts;
import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.settings.Setting;
import io.github.peerfire.openfire.settings.SettingCatalogue;
import io.github.peerfire.openfire.settings.SettingKind;
import io.github.peerfire.openfire.storage.AuditTrail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/**
 * Writes down changes of settings that were made elsewhere, as on Openfire's page of system properties, which does not
 * tell who made them. The server tells of each change on every node of a cluster, of those that {@link Settings} made,
 * too: so one node waits for a moment, and writes down those of which nothing is in the trail by then. Thread-safe.
 */
public final class ForeignChanges {

    /** How long after a change it is in the trail for sure if it was made by {@link Settings}. */
    public static final Duration PAUSE = Duration.ofSeconds(3);

    private static final int MOST = 1_000;

    private record Change(Instant time, String act, String subject) {
    }

    private final AuditTrail trail;
    private final Acts acts;
    private final BooleanSupplier mine;
    private final Clock clock;
    private final Queue<Change> waiting = new ArrayDeque<>();

    /**
     * Writes to a trail.
     *
     * @param mine whether it is this node of a cluster that does
     */
    public ForeignChanges(AuditTrail trail, Acts acts, BooleanSupplier mine, Clock clock) {
        this.trail = trail;
        this.acts = acts;
        this.mine = mine;
        this.clock = clock;
    }

    /**
     * A property was changed; does not wait for anything. If it is no setting, nothing happens.
     *
     * @param value empty if it was deleted
     */
    public void changed(String property, Optional<String> value) {
        SettingCatalogue.find(property).filter(setting -> setting.property().equals(property)).ifPresent(setting -> {
            synchronized (this) {
                if (waiting.size() < MOST) {
                    waiting.add(new Change(clock.instant(), value.isPresent() ? "setting.change" : "setting.reset",
                            subject(setting, value)));
                }
            }
        });
    }

    private static String subject(Setting setting, Optional<String> value) {
        return value.isPresent() && setting.kind() != SettingKind.SECRET
                ? setting.name() + "=" + value.get() : setting.name();
    }

    /** Writes down what was changed some time ago, or all that was; waits for the database. */
    public void write(boolean all) {
        Instant due = clock.instant().minus(PAUSE);
        List<Change> taken = new ArrayList<>();
        synchronized (this) {
            while (!waiting.isEmpty() && (all || !waiting.peek().time().isAfter(due))) {
                taken.add(waiting.remove());
            }
        }
        if (mine.getAsBoolean()) {
            taken.stream().filter(change -> !isWritten(change))
                    .forEach(change -> acts.record(change.time(), Administrator.UNKNOWN, change.act(),
                            change.subject()));
        }
    }

    /** One that empties a field is written down as a change, too. */
    private boolean isWritten(Change change) {
        Instant since = change.time().minus(PAUSE);
        return trail.has(since, change.act(), change.subject())
                || change.act().equals("setting.reset") && trail.has(since, "setting.change", change.subject() + "=");
    }
}
