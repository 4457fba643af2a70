package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.common.Time;
import org.junit.jupiter.api.Test;

class LateKeyingTest {

    /**
     * Found by the glare test's seed 15 of another network: the responder had forgotten its answer, but not the
     * question.
     */
    @Test
    void anAnswerThatIsLostForLongerThanTheResponderKeepsItIsMadeAnew() {
        Simulation simulation = Simulation.seeded(15);
        TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
        TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);
        boolean[] answered = {false};
        simulation.network().setFilter((datagram, from, to) -> {
            answered[0] |= StartupPackets.is(datagram, ResponderInitialKeying.class);
            return !answered[0] || simulation.now() > 50 * Time.SECOND;
        });
        alice.open("bob", bob.address());

        assertThat(simulation.runUntil(() -> alice.isOpen() && bob.isOpen(), 95 * Time.SECOND)).isTrue();
    }
}
