package io.github.peerfire.rendezvous.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What two peers may send each other in all, in however many pairs one after the other. */
class SpentBytesTest {

    private static final InetSocketAddress ALICE = new InetSocketAddress("192.0.2.1", 1_111);
    private static final InetSocketAddress BOB = new InetSocketAddress("192.0.2.2", 2_222);
    private static final InetAddress ANY = new InetSocketAddress(0).getAddress();
    private static final int PACKET = 1_000;

    private final Map<Integer, RelayTransport.Receiver> bound = new HashMap<>();
    private final RelaySettings settings =
            RelaySettings.onPorts(20_000, 20_009).withBytes(1_000_000, 30_000, 1_000_000);
    private int sent;
    private long now;
    private long others = 2;
    private final Relay relay = new Relay(settings, new Ports(), new SplittableRandom(1)::nextBytes);

    /** Opens the pair, and lets each send as many packets; false if it may not be. */
    private boolean talk(int packets) {
        return talk(1, 2, packets);
    }

    private boolean talk(long alice, long bob, int packets) {
        return relay.open(new RelayPeer(alice, ALICE.getAddress(), ANY), new RelayPeer(bob, BOB.getAddress(), ANY),
                () -> CompletableFuture.completedStage(true), () -> { }).map(opening -> {
                    RelayOffer offer = opening.toCompletableFuture().join();
                    bound.get(offer.forFirst()).receive(new byte[0], ALICE);
                    for (int i = 0; i < packets; i++) {
                        bound.get(offer.forSecond()).receive(new byte[PACKET], BOB);
                        bound.get(offer.forFirst()).receive(new byte[PACKET], ALICE);
                    }
                    return true;
                }).orElse(false);
    }

    private void othersTalk(int pairs) {
        for (int pair = 0; pair < pairs; pair++) {
            others += 2;
            talk(others, others + 1, 1);
            fallSilent();
        }
    }

    private void fallSilent() {
        now += 200 * Time.SECOND;
        relay.tidy();
        assertThat(relay.statistics().pairsOpen()).isZero();
    }

    @Test
    void whatASilentPairSentCountsInTheNext() {
        for (int round = 0; round < 4; round++) {
            assertThat(talk(5)).isEqualTo(round < 3);
            fallSilent();
        }

        assertThat(sent).isBetween(28_000, 30_000);
        assertThat(relay.statistics().pairsRefused()).isOne();
    }

    @Test
    void whoConnectsAnewBeginsAnew() {
        talk(100);
        fallSilent();
        assertThat(talk(1)).isFalse();
        relay.left(2);

        assertThat(talk(100)).isTrue();
        assertThat(sent).isBetween(56_000, 60_000);
    }

    @Test
    void whoWasRelayedLastIsForgottenLast() {
        talk(5);
        fallSilent();
        othersTalk(10_000);
        talk(100);
        fallSilent();
        othersTalk(10_000);

        assertThat(talk(1)).isFalse();
    }

    /** If others' were looked through it would be some billions. */
    @Test
    @Timeout(10)
    void whoLeavesCostsNoMoreForWhatAllOthersSent() {
        othersTalk(20_000);
        talk(100);
        fallSilent();
        for (int peer = -200_000; peer < 0; peer++) {
            relay.left(peer);
        }

        assertThat(talk(1)).isFalse();
    }

    private final class Ports implements RelayTransport {

        @Override
        public CompletionStage<Socket> bind(InetSocketAddress address, Receiver receiver) {
            bound.put(address.getPort(), receiver);
            return CompletableFuture.completedFuture(new Socket() {

                @Override
                public void send(byte[] datagram, InetSocketAddress to) {
                    sent += datagram.length;
                }

                @Override
                public void close() {
                    bound.remove(address.getPort());
                }
            });
        }

        @Override
        public long now() {
            return now;
        }

        @Override
        public CompletableFuture<Void> closeAsync() {
            return CompletableFuture.completedFuture(null);
        }
    }
}
