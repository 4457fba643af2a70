package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionLifeTest {

    private static final DatagramFilter NOTHING = (datagram, from, to) -> false;

    private final Simulation simulation = Simulation.seeded(6);
    private final TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
    private final TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);

    @BeforeEach
    void open() {
        alice.open("bob", bob.address());
        simulation.runFor(2 * Time.SECOND);
        assertThat(bob.isOpen()).isTrue();
    }

    private TestPeer unauthenticated(String name) {
        return new TestPeer(simulation, name, EndpointConfig.PEER, PlainProfile.unauthenticated(name));
    }

    private CloseReason reason(TestPeer peer) {
        return peer.events(EndpointEvent.SessionClosed.class).get(0).reason();
    }

    private void act(TestPeer peer, Runnable action) {
        peer.driver.execute(action);
        simulation.runFor(0);
    }

    @Test
    @Proves({"R7016-219", "R7016-223", "R7016-225"})
    void aCloseInOrderIsKnownAtBothEnds() {
        Session session = alice.session();
        act(alice, () -> session.close(simulation.now()));
        assertThat(reason(alice)).isEqualTo(CloseReason.NEAR_CLOSED);
        simulation.runFor(20 * Time.MILLISECOND);
        assertThat(reason(bob)).isEqualTo(CloseReason.FAR_CLOSED);

        long sent = alice.driver.endpoint().metrics().datagramsSent();
        simulation.runFor(200 * Time.SECOND);
        assertThat(alice.driver.endpoint().metrics().datagramsSent()).isEqualTo(sent);
        assertThat(alice.events(EndpointEvent.SessionClosed.class)).hasSize(1);
        assertThat(bob.events(EndpointEvent.SessionClosed.class)).hasSize(1);
    }

    @Test
    @Proves({"R7016-219", "R7016-220"})
    void aCloseThatNobodyAcknowledgesIsRepeatedEveryFiveSecondsForNinety() {
        List<Long> sent = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            sent.add(simulation.now());
            return false;
        });
        long start = simulation.now();
        Session session = alice.session();
        act(alice, () -> session.close(simulation.now()));
        act(bob, () -> { });
        simulation.runFor(20 * Time.SECOND);
        assertThat(sent).contains(start, start + 5 * Time.SECOND, start + 10 * Time.SECOND, start + 15 * Time.SECOND);
        simulation.runFor(200 * Time.SECOND);
        assertThat(sent.stream().filter(time -> time > start + 90 * Time.SECOND)).isEmpty();
        assertThat(reason(bob)).isEqualTo(CloseReason.TIMED_OUT);
    }

    @Test
    @Proves({"R7016-223", "R7016-224"})
    void aLostAcknowledgementIsGivenAgainWhileTheFarEndLingers() {
        int[] lost = {3};
        simulation.network().setFilter((datagram, from, to) -> !from.equals(bob.address()) || lost[0]-- <= 0);
        Session session = alice.session();
        act(alice, () -> session.close(simulation.now()));
        long sent = alice.driver.endpoint().metrics().datagramsSent();
        simulation.runFor(100 * Time.SECOND);

        // the request and three repetitions
        assertThat(alice.driver.endpoint().metrics().datagramsSent()).isEqualTo(sent + 3);
    }

    @Test
    void bothEndsMayCloseAtOnce() {
        Session one = alice.session();
        Session two = bob.session();
        alice.driver.execute(() -> one.close(simulation.now()));
        bob.driver.execute(() -> two.close(simulation.now()));
        simulation.runFor(Time.SECOND);
        long sent = alice.driver.endpoint().metrics().datagramsSent() + bob.driver.endpoint().metrics().datagramsSent();
        simulation.runFor(100 * Time.SECOND);

        assertThat(alice.driver.endpoint().metrics().datagramsSent() + bob.driver.endpoint().metrics().datagramsSent())
                .isEqualTo(sent);
        assertThat(reason(alice)).isEqualTo(CloseReason.NEAR_CLOSED);
        assertThat(reason(bob)).isEqualTo(CloseReason.NEAR_CLOSED);
    }

    @Test
    @Proves("R7016-222")
    void anAbruptCloseIsOnePacket() {
        long sent = alice.driver.endpoint().metrics().datagramsSent();
        long bobSent = bob.driver.endpoint().metrics().datagramsSent();
        Session session = alice.session();
        act(alice, () -> session.abort(simulation.now()));
        simulation.runFor(100 * Time.SECOND);

        assertThat(reason(bob)).isEqualTo(CloseReason.FAR_CLOSED);
        assertThat(alice.driver.endpoint().metrics().datagramsSent()).isEqualTo(sent + 1);
        assertThat(bob.driver.endpoint().metrics().datagramsSent()).isEqualTo(bobSent);
    }

    @Test
    @Proves("R7016-213")
    void aSilentFarEndIsGivenUpAfterTheLimit() {
        long start = simulation.now();
        simulation.network().setFilter(NOTHING);
        assertThat(simulation.runUntil(() -> !alice.isOpen(), 300 * Time.SECOND)).isTrue();
        assertThat(reason(alice)).isEqualTo(CloseReason.TIMED_OUT);
        assertThat(simulation.now() - start).isBetween(57 * Time.SECOND, 60 * Time.SECOND);
    }

    @Test
    void aShorterPeriodAndLimitHoldAtOnce() {
        Session session = alice.session();
        act(alice, () -> {
            session.setKeepalivePeriod(5 * Time.SECOND, simulation.now());
            session.setSilenceLimit(12 * Time.SECOND, simulation.now());
        });
        simulation.runFor(100 * Time.SECOND);
        assertThat(session.isOpen()).isTrue();
        assertThat(session.statistics().packetsSent()).isBetween(18L, 26L);
        simulation.network().setFilter(NOTHING);
        simulation.runFor(12 * Time.SECOND);
        assertThat(session.isOpen()).isFalse();
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
        Simulation world = simulation;
        TestPeer restarted = new TestPeer(world, "alice", EndpointConfig.PEER);
        restarted.open("bob", bob.address());
        world.runFor(Time.SECOND);
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
    void timeMayPassForADayAndTimestampsWrapWithoutHarm() {
        SendFlow flow = alice.session().openFlow(new byte[1], FlowOptions.DEFAULT, simulation.now());
        act(alice, () -> flow.write(new byte[1], Reliability.FULL, simulation.now()));
        simulation.runFor(86_400 * Time.SECOND);
        assertThat(alice.isOpen()).isTrue();
        assertThat(bob.isOpen()).isTrue();
        assertThat(alice.session().smoothedRoundTripTime()).isBetween(26 * Time.MILLISECOND, 38 * Time.MILLISECOND);
    }

    @Test
    void aClosedDriverIsDoneWhenAllFarEndsKnow() {
        alice.driver.close();
        assertThat(alice.driver.closeAsync()).isDone();
        assertThat(reason(bob)).isEqualTo(CloseReason.FAR_CLOSED);
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

    @Test
    @Proves("R7016-221")
    void allFlowsEndWithTheSession() {
        SendFlow flow = alice.session().openFlow(new byte[1], FlowOptions.DEFAULT, simulation.now());
        act(alice, () -> flow.write(new byte[10], Reliability.FULL, simulation.now()));
        simulation.runFor(Time.SECOND);
        Session session = alice.session();
        act(alice, () -> session.close(simulation.now()));
        simulation.runFor(Time.SECOND);

        assertThat(flow.isOpen()).isFalse();
        assertThat(alice.events).endsWith(new EndpointEvent.FlowCompleted(session, flow),
                new EndpointEvent.SessionClosed(session, CloseReason.NEAR_CLOSED));
        assertThat(bob.events(EndpointEvent.FlowFinished.class)).hasSize(1);
        assertThat(bob.events.get(bob.events.size() - 1)).isInstanceOf(EndpointEvent.SessionClosed.class);
        assertThat(session.statistics().fragmentsSent()).isEqualTo(1);
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
}
