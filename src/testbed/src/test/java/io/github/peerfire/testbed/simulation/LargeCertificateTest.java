package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.chunk.PacketFragment;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargeCertificateTest {

    private static final String LONG_NAME = "x".repeat(5_000);

    @Test
    @Proves({"R7016-044", "R7016-137", "R7016-138"})
    void startupPacketsWithLargeCertificatesAreSentInFragmentsAtAModerateRate() {
        Simulation simulation = Simulation.seeded(12);
        List<Long> times = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            sizes.add(datagram.length);
            if (StartupPackets.is(datagram, PacketFragment.class)) {
                times.add(simulation.now());
            }
            return true;
        });
        TestPeer alice = new TestPeer(simulation, LONG_NAME, EndpointConfig.PEER);
        TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);
        alice.open("bob", bob.address());

        assertThat(simulation.runUntil(bob::isOpen, 5 * Time.SECOND)).isTrue();
        assertThat(bob.session().farCertificate().orElseThrow().encoded()).hasSize(5_000);
        assertThat(sizes).allMatch(size -> size <= 1_192);
        assertThat(times).hasSize(5);
        assertThat(times.get(3) - times.get(2)).isEqualTo(200 * Time.MILLISECOND);
    }

    @Test
    void whoServesStrangersTakesCertificatesOfAllKnownClientsAndNoLongerOnes() {
        assertThat(isServed(1_300)).isTrue();
        assertThat(isServed(1_500)).isFalse();
    }

    private static boolean isServed(int certificateLength) {
        Simulation simulation = Simulation.seeded(12);
        TestPeer alice = new TestPeer(simulation, "x".repeat(certificateLength), EndpointConfig.PEER);
        TestPeer server = new TestPeer(simulation, "server", EndpointConfig.RENDEZVOUS);
        alice.open("server", server.address());
        return simulation.runUntil(server::isOpen, 5 * Time.SECOND);
    }

    @Test
    void fragmentsMayBeLostAndReordered() {
        for (int seed = 0; seed < 50; seed++) {
            Simulation simulation = Simulation.seeded(seed);
            simulation.network().setLink(Link.GOOD.withLoss(0.1).withReordering(0.3).withDuplication(0.2));
            TestPeer alice = new TestPeer(simulation, LONG_NAME, EndpointConfig.PEER);
            TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);
            alice.open("bob", bob.address());
            assertThat(simulation.runUntil(bob::isOpen, 95 * Time.SECOND)).as("seed %d", seed).isTrue();
        }
    }

    @Test
    @Proves("R7016-134")
    void aFragmentComesInAPacketOfTheModeOfTheWhole() {
        Simulation simulation = Simulation.seeded(12);
        List<Integer> modes = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            if (StartupPackets.chunk(datagram) instanceof PacketFragment fragment) {
                modes.add(StartupPackets.plain(datagram)[0] & 3);
                if (fragment.fragmentNumber() == 0) {
                    modes.add(fragment.fragment()[0] & 3);
                }
            }
            return true;
        });
        TestPeer alice = new TestPeer(simulation, LONG_NAME, EndpointConfig.PEER);
        TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);
        alice.open("bob", bob.address());

        assertThat(simulation.runUntil(bob::isOpen, 5 * Time.SECOND)).isTrue();
        assertThat(modes).hasSize(6).containsOnly(PacketMode.STARTUP.code());
    }
}
