package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.session.Session;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** The attack that the test matrix calls A36. */
    @Test
    void addressesThatCollideInHashTablesAreTheirOwnersAlone() throws BindException {
        Simulation simulation = Simulation.seeded(36);
        TestPeer server = new TestPeer(simulation, "server", EndpointConfig.RENDEZVOUS);
        Set<Integer> hashes = new HashSet<>();
        for (int index = 0; index < 250; index++) {
            TestPeer peer = new TestPeer(simulation, "peer" + index, EndpointConfig.PEER);
            InetSocketAddress address = TestPeer.address(10, 9, 0, index, 5_000 - index);
            hashes.add(address.hashCode());
            peer.driver.rebind(0, address);
            peer.open("server", server.address()).openFlow(new byte[] {1}, FlowOptions.DEFAULT, simulation.now())
                    .write(peer.discriminator(), Reliability.FULL, simulation.now());
        }
        simulation.runFor(30 * Time.SECOND);

        assertThat(hashes).hasSize(1);
        assertThat(server.openCount()).isEqualTo(250);
        assertThat(server.events(EndpointEvent.MessageArrived.class)).hasSize(250).allSatisfy(message ->
                assertThat(message.message()).isEqualTo(message.session().farCertificate().orElseThrow().encoded()));
    }
}
