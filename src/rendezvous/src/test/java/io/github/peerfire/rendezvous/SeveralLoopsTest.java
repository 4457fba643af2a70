package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.rtmfp.EndpointMetrics;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.testbed.simulation.SimulatedDriver;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A server with two event loops: clients with even ports come to the first one, those with odd ports to the second. */
class SeveralLoopsTest {

    private static final String ALICE = "203.0.113.5";
    private static final String BOB = "203.0.113.6";
    private static final int EVEN = 50_000;
    private static final int ODD = 50_001;

    private final SimulatedRendezvous rendezvous = rendezvous(RendezvousLimits.DEFAULT);

    private static SimulatedRendezvous rendezvous(RendezvousLimits limits) {
        return new SimulatedRendezvous(
                RendezvousConfig.builder().bind(SimulatedRendezvous.ADDRESS).loops(2).limits(limits).build());
    }

    private ScriptedClient admitted(String address, int port) {
        return rendezvous.admitted(rendezvous.client(address, port));
    }

    private RendezvousEndpoint loopOf(ScriptedClient client) {
        long connection = rendezvous.server.find(client.id()).orElseThrow().connectionId();
        return rendezvous.server.state().registry().connection(connection).orElseThrow().endpoint();
    }

    @Test
    void clientsOfDifferentLoopsAreIntroducedBothWays() {
        ScriptedClient alice = admitted(ALICE, EVEN);
        ScriptedClient bob = admitted(BOB, ODD);
        alice.acceptIntroductions();
        bob.acceptIntroductions();
        assertThat(loopOf(alice)).isNotSameAs(loopOf(bob));

        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.until(() -> alice.isOpenTo(bob));

        ScriptedClient carol = admitted("203.0.113.7", EVEN);
        carol.acceptIntroductions();
        bob.lookUp(carol.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.until(() -> bob.isOpenTo(carol));

        assertThat(rendezvous.statistics().introductions()).isEqualTo(2);
        assertThat(rendezvous.statistics().peersConnected()).isEqualTo(3);
        assertThat(rendezvous.server.introductions()).hasSize(2);
    }

    @Test
    void aClientWhosePortChangesStaysWithItsLoop() {
        ScriptedClient alice = admitted(ALICE, EVEN);
        ScriptedClient bob = admitted(BOB, EVEN);
        RendezvousEndpoint loop = loopOf(alice);
        long connection = rendezvous.connected.get(0).connectionId();
        InetSocketAddress elsewhere = new InetSocketAddress(ALICE, ODD);

        rebind(alice, elsewhere);
        alice.send(CommandMessage.of("createStream", 2, null));
        rendezvous.until(() -> !rendezvous.moved.isEmpty());

        assertThat(rendezvous.moved.get(0).connectionId()).isEqualTo(connection);
        assertThat(rendezvous.moved.get(0).observed()).isEqualTo(elsewhere);
        assertThat(loopOf(alice)).isSameAs(loop);
        assertThat(handedOver()).isPositive();
        // its lookups come to the other loop, too
        bob.acceptIntroductions();
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.until(() -> alice.isOpenTo(bob));
    }

    @Test
    void aClientWhosePortChangesInTheMiddleOfItsHandshakeGetsIn() {
        InetSocketAddress elsewhere = new InetSocketAddress(ALICE, ODD);
        ScriptedClient alice = ScriptedClient.start(rendezvous.simulation.drivers(), new InetSocketAddress(ALICE, EVEN),
                rendezvous.profile()).open(SimulatedRendezvous.ADDRESS);
        // the first datagram was the hello; what comes back is its answer
        long[] sent = {0};
        rendezvous.simulation.network().setFilter((datagram, from, to) -> {
            if (to.equals(SimulatedRendezvous.ADDRESS)) {
                sent[0]++;
            }
            return true;
        });
        rendezvous.until(() -> sent[0] == 1);
        rebind(alice, elsewhere);
        rendezvous.patience = 60 * Time.SECOND;

        rendezvous.until(alice::isOpen);
        rendezvous.admitted(alice);

        assertThat(rendezvous.connected.get(0).observed()).isEqualTo(elsewhere);
    }

    @Test
    void whoIsDisconnectedOnWhateverLoopIsToldSo() {
        ScriptedClient alice = admitted(ALICE, EVEN);
        ScriptedClient bob = admitted(BOB, ODD);

        rendezvous.connected.forEach(peer ->
                rendezvous.server.disconnect(peer.connectionId(), "NetConnection.Connect.Closed", "over"));

        rendezvous.until(() -> alice.isClosed() && bob.isClosed());
        assertThat(rendezvous.statistics().sessionsOpen()).isZero();
    }

    @Test
    void aPeerThatComesBackOnAnotherLoopReplacesItself() {
        ScriptedClient alice = admitted(ALICE, EVEN);

        ScriptedClient again = rendezvous.admitted(rendezvous.again(alice, ALICE, ODD));

        assertThat(rendezvous.reasons).containsExactly(CloseReason.OVERRIDDEN);
        assertThat(rendezvous.server.find(again.id())).map(ConnectedPeer::observed)
                .contains(new InetSocketAddress(ALICE, ODD));
        assertThat(rendezvous.statistics().sessionsOpen()).isEqualTo(1);
    }

    @Test
    void aSourceHasNoMoreSessionsThanItsShareOnAllLoopsTogether() {
        SimulatedRendezvous strict = rendezvous(RendezvousLimits.DEFAULT.withSessionsPerSource(3));
        for (int port = EVEN; port < EVEN + 6; port++) {
            strict.client(ALICE, port);
        }
        strict.pass(Time.SECOND);

        assertThat(strict.statistics().sessionsOpen()).isEqualTo(3);
        assertThat(strict.statistics().sessionsRefused()).isEqualTo(3);
    }

    @Test
    void whatForeignersSendToTheIdsOfAnotherLoopIsHandedOverOnceAndDropped() {
        InetSocketAddress stranger = new InetSocketAddress("192.0.2.9", EVEN);
        for (int index = 0; index < 256; index++) {
            byte[] datagram = new byte[40];
            datagram[0] = (byte) index;
            datagram[1] = 1;
            rendezvous.simulation.network().send(datagram, stranger, SimulatedRendezvous.ADDRESS);
        }
        rendezvous.pass(Time.SECOND);

        CompletableFuture<EndpointMetrics> traffic = rendezvous.server.traffic();
        rendezvous.until(traffic::isDone);
        assertThat(traffic.join().handedOver()).isEqualTo(128);
        assertThat(traffic.join().datagramsReceived()).isEqualTo(256);
        assertThat(traffic.join().drops().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(256);
    }

    @Test
    void bothLoopsAreClosed() {
        ScriptedClient alice = admitted(ALICE, EVEN);
        ScriptedClient bob = admitted(BOB, ODD);

        CompletableFuture<Void> closed = rendezvous.server.closeAsync();

        rendezvous.until(() -> closed.isDone() && alice.isClosed() && bob.isClosed());
        assertThat(List.of(alice, bob)).allMatch(client -> client.heard("onStatus"));
    }

    private long handedOver() {
        CompletableFuture<EndpointMetrics> traffic = rendezvous.server.traffic();
        rendezvous.until(traffic::isDone);
        return traffic.join().handedOver();
    }

    private static void rebind(ScriptedClient client, InetSocketAddress address) {
        try {
            ((SimulatedDriver) client.driver()).rebind(0, address);
        } catch (BindException e) {
            throw new AssertionError(e);
        }
    }
}
