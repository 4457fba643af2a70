package io.github.peerfire.openfire.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.openfire.binding.RegistryFixture;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.testbed.time.ManualClock;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LegacyNamesTest {

    private static final InetAddress HOME = RegistryFixture.peer(1, true).observed().getAddress();
    private static final PeerId FIRST = RegistryFixture.id(1);
    private static final PeerId SECOND = RegistryFixture.id(2);

    private final ManualClock clock = new ManualClock();
    private final Map<PeerId, ConnectedPeer> live = new HashMap<>();
    private final LegacyNames names = new LegacyNames(peer -> Optional.ofNullable(live.get(peer)), clock);

    @BeforeEach
    void connect() {
        live.put(FIRST, RegistryFixture.peer(1, true));
        live.put(SECOND, RegistryFixture.peer(2, true));
    }

    @Test
    void aNameIsFoundForThirtyFiveMinutesAfterItWasRefreshed() {
        assertThat(names.hold("ann", FIRST, HOME)).isTrue();
        clock.advance(Duration.ofMinutes(30));
        assertThat(names.hold("ann", FIRST, HOME)).isTrue();
        clock.advance(Duration.ofMinutes(35).minusMillis(1));
        assertThat(names.find("ann")).contains(FIRST);
        clock.advance(Duration.ofMillis(1));
        assertThat(names.find("ann")).isEmpty();
    }

    @Test
    void aNameIsHeldByWhoIsAtTheAddressOfItsEndpointOnly() throws Exception {
        assertThat(names.hold("ann", FIRST, InetAddress.getByName("203.0.113.6"))).isFalse();
        assertThat(names.hold("ann", RegistryFixture.id(3), HOME)).isFalse();
        assertThat(names.find("ann")).isEmpty();
    }

    @Test
    void aNameIsNotTakenFromSomebodyWhoIsThere() {
        names.hold("ann", FIRST, HOME);
        assertThat(names.hold("ann", SECOND, HOME)).isFalse();
        assertThat(names.find("ann")).contains(FIRST);
    }

    @Test
    void aNameEndsWithTheSessionAndMayThenBeTaken() {
        names.hold("ann", FIRST, HOME);
        live.remove(FIRST);
        assertThat(names.find("ann")).isEmpty();
        assertThat(names.hold("ann", SECOND, HOME)).isTrue();
    }

    @Test
    void aNewSessionOfThePeerHasToTakeTheNameAgain() {
        names.hold("ann", FIRST, HOME);
        live.put(FIRST, RegistryFixture.peer(77, 1, true));
        assertThat(names.find("ann")).isEmpty();
    }

    @Test
    void anEndpointHasOneName() {
        names.hold("ann", FIRST, HOME);
        assertThat(names.hold("anna", FIRST, HOME)).isTrue();
        assertThat(names.find("ann")).isEmpty();
        assertThat(names.find("anna")).contains(FIRST);
        assertThat(names.size()).isEqualTo(1);
    }

    @Test
    void aNameIsGivenUpFromItsOwnAddressOnly() throws Exception {
        names.hold("ann", FIRST, HOME);
        assertThat(names.release("ann", InetAddress.getByName("203.0.113.6"))).isFalse();
        assertThat(names.find("ann")).contains(FIRST);
        assertThat(names.release("ann", HOME)).isTrue();
        assertThat(names.find("ann")).isEmpty();
        assertThat(names.release("ann", HOME)).isFalse();
    }

    @Test
    void whatIsOverTakesNoMemory() {
        names.hold("ann", FIRST, HOME);
        names.hold("bob", SECOND, HOME);
        live.remove(FIRST);
        names.dropOver();
        assertThat(names.size()).isEqualTo(1);
        clock.advance(LegacyNames.HELD);
        names.dropOver();
        assertThat(names.size()).isZero();
    }
}
