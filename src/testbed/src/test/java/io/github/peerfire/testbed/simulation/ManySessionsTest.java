package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.session.Session;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManySessionsTest {

    @Test
    @Proves("R7016-127")
    void twoThousandSessionsOnOneSocketDoNotMixUp() {
        Simulation simulation = Simulation.seeded(14);
        TestPeer server = new TestPeer(simulation, "server", EndpointConfig.RENDEZVOUS);
        List<TestPeer> peers = new ArrayList<>();
        for (int index = 0; index < 2_000; index++) {
            TestPeer peer = new TestPeer(simulation, "peer" + index, EndpointConfig.PEER);
            Session session = peer.open("server", server.address());
            session.openFlow(new byte[] {1}, FlowOptions.DEFAULT, simulation.now())
                    .write(peer.discriminator(), Reliability.FULL, simulation.now());
            peers.add(peer);
            simulation.runFor(Time.MILLISECOND);
        }
        simulation.runFor(5 * Time.SECOND);

        assertThat(server.openCount()).isEqualTo(2_000);
        List<EndpointEvent.MessageArrived> arrived = server.events(EndpointEvent.MessageArrived.class);
        assertThat(arrived).hasSize(2_000).allSatisfy(message -> assertThat(
                new String(message.message(), StandardCharsets.UTF_8)).isEqualTo(
                new String(message.session().farCertificate().orElseThrow().encoded(), StandardCharsets.UTF_8)));
        // an hour of nothing but signs of life, and everybody is still there
        simulation.runFor(3_600 * Time.SECOND);
        assertThat(server.openCount()).isEqualTo(2_000);
    }
}
