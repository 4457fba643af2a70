package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.Session;
import java.net.BindException;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlareTest {

    @ParameterizedTest
    @CsvSource({"alice, bob", "bob, alice", "alice, alice2", "alice2, alice"})
    @Proves({"R7016-115", "R7016-168", "R7016-176", "R7016-177"})
    void twoOpeningsThatCrossMakeOneSession(String first, String second) {
        // the second opens up to 80 ms later, in steps much finer than the 15 ms of the link
        for (long offset = 0; offset <= 80; offset++) {
            Simulation simulation = Simulation.seeded(offset);
            TestPeer one = new TestPeer(simulation, first, EndpointConfig.PEER);
            TestPeer two = new TestPeer(simulation, second, EndpointConfig.PEER);
            Session fromOne = one.open(second, two.address());
            simulation.runFor(offset * Time.MILLISECOND);
            Session fromTwo = two.open(first, one.address());
            simulation.runFor(60 * Time.SECOND);

            assertOneSession(one, two, "offset " + offset);
            assertThat(one.session()).isSameAs(fromOne);
            assertThat(two.session()).isSameAs(fromTwo);
            assertThat(one.events).as("offset %d", offset).hasSize(1);
            assertThat(two.events).as("offset %d", offset).hasSize(1);
        }
    }

    private static void assertOneSession(TestPeer one, TestPeer two, String what) {
        assertThat(one.openCount()).as(what).isEqualTo(1);
        assertThat(two.openCount()).as(what).isEqualTo(1);
        assertThat(one.session().isInitiator()).as(what).isNotEqualTo(two.session().isInitiator());
        assertThat(one.session().nearNonce()).as(what).isEqualTo(two.session().farNonce());
        assertThat(one.session().farNonce()).as(what).isEqualTo(two.session().nearNonce());
    }

    @Test
    void evenOnABadNetworkOneSessionRemains() {
        for (int seed = 0; seed < 500; seed++) {
            Simulation simulation = Simulation.seeded(seed);
            simulation.network().setLink(
                    Link.GOOD.withLoss(0.2).withDuplication(0.2).withReordering(0.3).withJitter(40 * Time.MILLISECOND));
            TestPeer one = new TestPeer(simulation, "alice", EndpointConfig.PEER);
            TestPeer two = new TestPeer(simulation, "bob", EndpointConfig.PEER);
            one.open("bob", two.address());
            two.open("alice", one.address());
            simulation.runFor(20 * Time.SECOND);
            simulation.network().setLink(Link.GOOD);
            simulation.runFor(75 * Time.SECOND);

            assertOneSession(one, two, "seed " + seed);
            // nobody was told of a session that did not last
            assertThat(one.events).as("seed %d", seed).hasSize(1);
            assertThat(two.events).as("seed %d", seed).hasSize(1);
        }
    }

    @Test
    void equalCertificatesAgreeToo() {
        for (long offset = 0; offset <= 80; offset++) {
            Simulation simulation = Simulation.seeded(offset);
            TestPeer one = new TestPeer(simulation, "twin", EndpointConfig.PEER);
            TestPeer two = new TestPeer(simulation, "twin", EndpointConfig.PEER);
            one.open("twin", two.address());
            simulation.runFor(offset * Time.MILLISECOND);
            two.open("twin", one.address());
            simulation.runFor(20 * Time.SECOND);

            assertOneSession(one, two, "offset " + offset);
            assertThat(one.events).as("offset %d", offset).hasSize(1);
            assertThat(two.events).as("offset %d", offset).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"alice, bob", "bob, alice"})
    void throughANatTheOneWhoIsReachedStillKnowsWhoItIs(String hidden, String reachable) throws BindException {
        Simulation simulation = Simulation.seeded(4);
        TestPeer behindNat = new TestPeer(simulation, hidden, EndpointConfig.PEER);
        TestPeer open = new TestPeer(simulation, reachable, EndpointConfig.PEER);
        InetSocketAddress stale = behindNat.address();
        behindNat.driver.rebind(0, TestPeer.anyAddress());
        // its hellos lead nowhere, until the other's keying comes from an address that is no candidate
        open.open(hidden, stale);
        simulation.runFor(100 * Time.MILLISECOND);
        behindNat.open(reachable, open.address());
        simulation.runFor(95 * Time.SECOND);

        assertOneSession(behindNat, open, hidden);
        assertThat(open.events).hasSize(1);
        assertThat(behindNat.events).hasSize(1);
    }
}
