package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import org.junit.jupiter.api.Test;

class HandshakeTest {

    private final Simulation simulation = Simulation.seeded(1);
    private final TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
    private final TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);

    @Test
    @Proves({"R7016-052", "R7016-062", "R7016-064", "R7016-157", "R7016-158", "R7016-172"})
    void fourPacketsOpenASessionAtBothEnds() {
        Session session = alice.open("bob", bob.address());

        assertThat(simulation.runUntil(() -> alice.isOpen() && bob.isOpen(), Time.SECOND)).isTrue();

        assertThat(alice.session()).isSameAs(session);
        assertThat(session.isInitiator()).isTrue();
        assertThat(bob.session().isInitiator()).isFalse();
        assertThat(session.nearNonce()).isEqualTo(bob.session().farNonce()).isNotEqualTo(session.farNonce());
        assertThat(session.farNonce()).isEqualTo(bob.session().nearNonce());
        assertThat(bob.session().farCertificate().orElseThrow().encoded()).isEqualTo(alice.discriminator());
        // two round trips for the initiator, and half of one more until its first packet is there
        assertThat(simulation.now()).isEqualTo(5 * 15 * Time.MILLISECOND);
        assertThat(alice.events(EndpointEvent.SessionOpened.class)).hasSize(1);
        assertThat(bob.events(EndpointEvent.SessionOpened.class)).hasSize(1);
    }

    @Test
    @Proves("R7016-206")
    void anIdleSessionStaysOpenAndIsAskedForSignsOfLife() {
        SendFlow flow = alice.open("bob", bob.address()).openFlow(new byte[1], FlowOptions.DEFAULT, 0);
        flow.write(new byte[1], Reliability.FULL, 0);
        simulation.runFor(3_600 * Time.SECOND);

        assertThat(alice.isOpen()).isTrue();
        assertThat(bob.isOpen()).isTrue();
        // two packets in about 25 s
        assertThat(alice.driver.endpoint().metrics().datagramsSent()).isBetween(100L, 400L);
    }
}
