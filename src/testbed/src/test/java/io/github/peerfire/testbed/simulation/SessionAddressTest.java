package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.ForwardingProfile;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** At which address the far end of a session is, and who else may be there. */
class SessionAddressTest extends OpenSession {

    private TestPeer unauthenticated(String name) {
        return new TestPeer(simulation, name, EndpointConfig.PEER, PlainProfile.unauthenticated(name));
    }

    @Test
    @Proves({"R7016-204", "R7016-215"})
    void aNewAddressIsProvenBeforeItIsUsed() throws BindException {
        InetSocketAddress previous = alice.address();
        alice.driver.rebind(0, TestPeer.anyAddress());
        simulation.runFor(30 * Time.SECOND);

        assertThat(bob.session().farAddress()).isEqualTo(alice.address());
        assertThat(bob.events(EndpointEvent.AddressChanged.class)).singleElement()
                .extracting(EndpointEvent.AddressChanged::previous).isEqualTo(previous);
        assertThat(alice.isOpen()).isTrue();
    }

    @Test
    @Proves("R7016-205")
    void dataFromANewAddressIsTakenBeforeTheAddressIsProven() throws BindException {
        SendFlow flow = alice.session().openFlow(new byte[1], FlowOptions.DEFAULT, simulation.now());
        alice.driver.rebind(0, TestPeer.anyAddress());
        act(alice, () -> flow.write(new byte[10], Reliability.FULL, simulation.now()));
        simulation.runFor(16 * Time.MILLISECOND);

        assertThat(bob.events(EndpointEvent.MessageArrived.class)).hasSize(1);
        assertThat(bob.events(EndpointEvent.AddressChanged.class)).isEmpty();
        simulation.runFor(30 * Time.MILLISECOND);
        assertThat(bob.events(EndpointEvent.AddressChanged.class)).hasSize(1);
    }

    @Test
    @Proves("R7016-204")
    void aPacketFromAStrangersAddressMovesNothing() throws BindException {
        InetSocketAddress stranger = simulation.network()
                .bind(TestPeer.anyAddress(), (datagram, from) -> { });
        InetSocketAddress own = alice.address();
        // every packet of alice comes to bob from the stranger's address first, and once more from her own
        simulation.network().setFilter((datagram, from, to) -> {
            if (from.equals(own)) {
                simulation.network().send(datagram, stranger, to);
            }
            return true;
        });
        simulation.runFor(200 * Time.SECOND);

        assertThat(bob.session().farAddress()).isEqualTo(own);
        assertThat(bob.events(EndpointEvent.AddressChanged.class)).isEmpty();
        assertThat(bob.driver.endpoint().metrics().drops()).containsKey(DropReason.DUPLICATE);
    }

    @Test
    @Proves("R7016-325")
    void packetsThatAreMerelyChecksummedDoNotMoveASession() throws BindException {
        TestPeer carol = unauthenticated("carol");
        TestPeer dave = unauthenticated("dave");
        carol.open("dave", dave.address());
        simulation.runFor(Time.SECOND);
        InetSocketAddress before = carol.address();
        carol.driver.rebind(0, TestPeer.anyAddress());
        simulation.runFor(40 * Time.SECOND);

        assertThat(dave.session().farAddress()).isEqualTo(before);
    }

    /** As an old client does that asks for signs of life, but does not look whether there are any. */
    private TestPeer patient(TestPeer peer) {
        Session session = peer.session();
        act(peer, () -> {
            session.setKeepalivePeriod(15 * Time.SECOND, simulation.now());
            session.setSilenceLimit(3_600 * Time.SECOND, simulation.now());
        });
        return peer;
    }

    @Test
    void whoIsHeardFromElsewhereButNotReachedIsGivenUpAndToldSoThere() throws BindException {
        TestPeer dave = unauthenticated("dave");
        TestPeer carol = unauthenticated("carol");
        carol.open("dave", dave.address());
        simulation.runFor(Time.SECOND);
        patient(carol).driver.rebind(0, TestPeer.anyAddress());
        simulation.runFor(56 * Time.SECOND);
        assertThat(dave.isOpen()).isTrue();
        simulation.runFor(4 * Time.SECOND);

        assertThat(reason(dave)).isEqualTo(CloseReason.TIMED_OUT);
        assertThat(reason(carol)).isEqualTo(CloseReason.FAR_CLOSED);
    }

    @Test
    @Proves("R7016-213")
    void whoCannotProveItsNewAddressIsGivenUpToo() throws BindException {
        InetSocketAddress before = alice.address();
        patient(alice).driver.rebind(0, TestPeer.anyAddress());
        simulation.network().setFilter((datagram, from, to) -> !to.equals(alice.address()));
        simulation.runFor(60 * Time.SECOND);

        assertThat(reason(bob)).isEqualTo(CloseReason.TIMED_OUT);
        assertThat(bob.events(EndpointEvent.AddressChanged.class)).isEmpty();
        assertThat(alice.address()).isNotEqualTo(before);
    }

    @Test
    @Proves("R7016-213")
    void whoAnswersFromElsewhereIsReached() throws BindException {
        InetSocketAddress elsewhere = simulation.network().bind(TestPeer.anyAddress(), (datagram, from) -> { });
        TestPeer dave = unauthenticated("dave");
        TestPeer carol = unauthenticated("carol");
        carol.open("dave", dave.address());
        simulation.runFor(Time.SECOND);
        simulation.network().setFilter((datagram, from, to) -> {
            if (from.equals(carol.address())) {
                simulation.network().send(datagram, elsewhere, to);
                return false;
            }
            return true;
        });
        simulation.runFor(200 * Time.SECOND);

        assertThat(dave.isOpen()).isTrue();
        assertThat(dave.session().farAddress()).isEqualTo(carol.address());
        assertThat(carol.isOpen()).isTrue();
    }

    @Test
    @Proves({"R7016-029", "R7016-030", "R7016-031", "R7016-032"})
    void ourOwnPacketsThatComeBackAreNotTakenForTheFarEnds() {
        TestPeer carol = unauthenticated("carol");
        TestPeer dave = unauthenticated("dave");
        carol.open("dave", dave.address());
        simulation.runFor(Time.SECOND);
        int[] ids = new int[2];
        simulation.network().setFilter((datagram, from, to) -> {
            boolean fromCarol = from.equals(carol.address());
            if (!fromCarol && !from.equals(dave.address())) {
                return true;
            }
            ids[fromCarol ? 1 : 0] = sessionId(datagram);
            if (ids[0] != 0 && ids[1] != 0) {
                // back to its sender, with the sender's own session ID
                byte[] reflected = datagram.clone();
                int id = ids[fromCarol ? 0 : 1];
                new ByteWriter(reflected).writeUint32(
                        SessionIdCodec.scramble(id, reflected, 4, reflected.length - 4));
                simulation.at(simulation.now() + 1, () -> deliver(fromCarol ? carol : dave, reflected, to));
            }
            return true;
        });
        simulation.runFor(200 * Time.SECOND);

        assertThat(carol.driver.endpoint().metrics().drops().get(DropReason.WRONG_MODE)).isGreaterThan(3);
        assertThat(dave.driver.endpoint().metrics().drops().get(DropReason.WRONG_MODE)).isGreaterThan(3);
        assertThat(carol.isOpen()).isTrue();
        assertThat(dave.isOpen()).isTrue();
    }

    private static int sessionId(byte[] datagram) {
        return SessionIdCodec.scramble(ByteBuffer.wrap(datagram).getInt(), datagram, 4, datagram.length - 4);
    }

    private void deliver(TestPeer peer, byte[] datagram, InetSocketAddress from) {
        peer.driver.endpoint().receive(datagram, 0, datagram.length, from, 0, simulation.now());
    }

    @Test
    void theSameIdentityThatComesAgainTakesThePlaceOfTheOldSession() {
        Session old = bob.session();
        alice.driver.close();
        TestPeer restarted = new TestPeer(simulation, "alice", EndpointConfig.PEER);
        restarted.open("bob", bob.address());
        simulation.runFor(Time.SECOND);

        assertThat(old.isOpen()).isFalse();
        assertThat(bob.openCount()).isEqualTo(1);
        assertThat(bob.session().farAddress()).isEqualTo(restarted.address());
    }

    @Test
    @Proves("R7016-171")
    void aRestartWithoutFarewellOverridesTheStaleSession() {
        InetSocketAddress silenced = alice.address();
        simulation.network().setFilter((datagram, from, to) -> !from.equals(silenced) && !to.equals(silenced));
        Session old = bob.session();
        TestPeer restarted = new TestPeer(simulation, "alice", EndpointConfig.PEER);
        restarted.open("bob", bob.address());
        simulation.runFor(Time.SECOND);

        assertThat(old.isOpen()).isFalse();
        assertThat(reason(bob)).isEqualTo(CloseReason.OVERRIDDEN);
        assertThat(bob.session().farAddress()).isEqualTo(restarted.address());
        assertThat(restarted.isOpen()).isTrue();
    }

    /** As with another certificate that has the same canonical discriminator. */
    @Test
    void whatMustNotOverrideASessionLeavesItAlone() {
        TestPeer dave = new TestPeer(simulation, "dave", EndpointConfig.PEER,
                new ForwardingProfile(PlainProfile.named("dave")) {

                    @Override
                    public boolean overrides(Certificate incoming, Certificate existing) {
                        return false;
                    }
                });
        alice.open("dave", dave.address());
        simulation.runFor(Time.SECOND);
        Session old = dave.session();
        new TestPeer(simulation, "alice", EndpointConfig.PEER).open("dave", dave.address());
        simulation.runFor(Time.SECOND);

        assertThat(dave.events(EndpointEvent.SessionOpened.class)).hasSize(2);
        assertThat(old.isOpen()).isTrue();
    }

    @Test
    void somebodyElseBehindTheAddressOfADeadSessionGetsIn() throws BindException {
        // alice is gone for good, and her NAT gives her address to carol
        InetSocketAddress address = alice.address();
        alice.driver.rebind(0, TestPeer.anyAddress());
        InetSocketAddress gone = alice.address();
        simulation.network().setFilter((datagram, from, to) -> !from.equals(gone));
        TestPeer carol = new TestPeer(simulation, "carol", EndpointConfig.PEER);
        carol.driver.rebind(0, address);
        carol.open("bob", bob.address());

        assertThat(simulation.runUntil(carol::isOpen, 30 * Time.SECOND)).isTrue();
        assertThat(simulation.runUntil(() -> bob.isOpen(), Time.SECOND)).isTrue();
        assertThat(reason(bob)).isEqualTo(CloseReason.TIMED_OUT);
        assertThat(bob.session().farCertificate().orElseThrow().encoded()).isEqualTo(carol.discriminator());
    }

    @Test
    @Proves("R7016-170")
    void whoPretendsToBeAtTheAddressOfALiveSessionIsIgnored() throws BindException {
        // what comes for that address reaches both, and what either sends comes from there
        InetSocketAddress shared = alice.address();
        TestPeer mallory = new TestPeer(simulation, "mallory", EndpointConfig.PEER);
        InetSocketAddress hidden = mallory.address();
        simulation.network().setFilter((datagram, from, to) -> {
            if (from.equals(hidden)) {
                simulation.network().send(datagram, shared, to);
                return false;
            }
            if (to.equals(shared) && !from.equals(shared)) {
                simulation.at(simulation.now() + 15 * Time.MILLISECOND, () -> mallory.driver.endpoint()
                        .receive(datagram, 0, datagram.length, from, 0, simulation.now()));
                mallory.driver.schedule(15 * Time.MILLISECOND, () -> { });
            }
            return true;
        });
        mallory.open("bob", bob.address());
        simulation.runFor(60 * Time.SECOND);

        assertThat(bob.openCount()).isEqualTo(1);
        assertThat(alice.isOpen()).isTrue();
        assertThat(mallory.isOpen()).isFalse();
        assertThat(bob.driver.endpoint().metrics().drops()).containsKey(DropReason.UNEXPECTED);
    }
}
