package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.element.PresenceEndpoint;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** Calls between two devices in virtual time, of which nothing is left when they are over. */
abstract class FinishedCalls extends CallPair {

    @AfterEach
    void nothingIsLeftOfCallsThatAreOver() {
        boolean over = desk.manager().calls().isEmpty() && phone.manager().calls().isEmpty();
        if (over) {
            clock.pass(Duration.ofSeconds(11));
            assertThat(clock.waiting()).as("timers left").isZero();
        }
    }

    static PresenceEndpoint endpoint(String peer, long epoch) {
        return new PresenceEndpoint(peer, epoch, "rtmfp://rtmfp.example.net/xmpp", Optional.empty(), Set.of());
    }
}
