package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.Negotiation;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.rtmfp.chunk.ResponderRedirect;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.testbed.simulation.SimulatedDriver;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether the server knows the truth about who is here and where. */
class PresenceTest {

    private static final String ALICE = "203.0.113.5";
    private static final String BOB = "203.0.113.6";

    @Test
    void aVanishedClientIsKnownToBeGoneWithinAMinuteWheneverItVanishes() {
        for (int seconds = 1; seconds <= 40; seconds += 3) {
            SimulatedRendezvous rendezvous = new SimulatedRendezvous();
            rendezvous.admitted(ALICE);
            rendezvous.pass(seconds * Time.SECOND);

            vanish(rendezvous);
            rendezvous.pass(60 * Time.SECOND);

            assertThat(rendezvous.reasons).as("after %d s", seconds).containsExactly(CloseReason.TIMED_OUT);
            assertThat(rendezvous.server.peers()).isEmpty();
        }
    }

    @Test
    void aClientThatLeavesInOrderIsKnownToBeGoneAtOnce() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        ScriptedClient client = rendezvous.admitted(ALICE);

        client.driver().closeAsync();
        rendezvous.pass(Time.SECOND / 10);

        assertThat(rendezvous.reasons).containsExactly(CloseReason.FAR_CLOSED);
    }

    @Test
    void howSoonAClientCountsAsVanishedIsASetting() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous(RendezvousConfig.builder()
                .bind(SimulatedRendezvous.ADDRESS)
                .presence(new PresenceSettings(Duration.ofSeconds(5), Duration.ofSeconds(12))).build());
        rendezvous.admitted(ALICE);
        vanish(rendezvous);

        rendezvous.pass(10 * Time.SECOND);
        assertThat(rendezvous.reasons).isEmpty();
        rendezvous.pass(8 * Time.SECOND);
        assertThat(rendezvous.reasons).containsExactly(CloseReason.TIMED_OUT);
        assertThatIllegalArgumentException().isThrownBy(
                () -> new PresenceSettings(Duration.ofSeconds(20), Duration.ofSeconds(20)));
        assertThatIllegalArgumentException().isThrownBy(
                () -> new PresenceSettings(Duration.ZERO, Duration.ofSeconds(20)));
    }

    @Test
    void aClientWhoseNetworkFailsForHalfAMinuteStays() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        rendezvous.admitted(ALICE);
        rendezvous.pass(5 * Time.SECOND);

        rendezvous.simulation.network().setFilter((datagram, from, to) -> false);
        rendezvous.pass(30 * Time.SECOND);
        rendezvous.simulation.network().setFilter((datagram, from, to) -> true);
        rendezvous.pass(60 * Time.SECOND);

        assertThat(rendezvous.server.peers()).hasSize(1);
    }

    /** As the clients of old do whose packets are merely checksummed, so that they cannot prove where they are. */
    @Test
    void aClientThatIsHeardFromElsewhereButNotReachedIsGoneWithinAMinuteAndKnowsIt() throws Exception {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        ScriptedClient bob = rendezvous.admitted(rendezvous.open(new InetSocketAddress(BOB, 50_000),
                FlashCryptographyProfile.builder().staticKeys(DiffieHellmanGroup.MODP_1024)
                        .hmac(Negotiation.ON_REQUEST).sequenceNumbers(Negotiation.ON_REQUEST)
                        .build(rendezvous.randomness())));
        bob.onLoop(session -> session.setKeepalivePeriod(15 * Time.SECOND, bob.driver().now()));
        bob.onLoop(session -> session.setSilenceLimit(3_600 * Time.SECOND, bob.driver().now()));
        rendezvous.pass(30 * Time.SECOND);
        ((SimulatedDriver) bob.driver()).rebind(0, new InetSocketAddress("203.0.113.7", 61_000));
        rendezvous.pass(60 * Time.SECOND);

        assertThat(rendezvous.moved).isEmpty();
        assertThat(rendezvous.reasons).containsExactly(CloseReason.TIMED_OUT);
        assertThat(rendezvous.server.peers()).isEmpty();
        assertThat(bob.isClosed()).isTrue();
    }

    @Test
    void anAddressIsToldOnceItIsProvenAndNoLongerThanItIsTrue() throws Exception {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        ScriptedClient alice = rendezvous.admitted(ALICE);
        ScriptedClient bob = rendezvous.admitted(BOB);
        List<InetSocketAddress> told = new ArrayList<>();
        StartupPackets packets = new StartupPackets();
        rendezvous.simulation.network().setFilter((datagram, from, to) -> {
            if (from.equals(SimulatedRendezvous.ADDRESS)
                    && packets.firstChunk(datagram) instanceof ResponderRedirect redirect) {
                redirect.destinations().forEach(destination -> told.add(destination.address()));
            }
            // nobody reaches anybody but the server: alice keeps asking
            return from.equals(SimulatedRendezvous.ADDRESS) || to.equals(SimulatedRendezvous.ADDRESS);
        });
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.until(() -> !told.isEmpty());
        assertThat(told).containsOnly(new InetSocketAddress(BOB, 50_000));

        ((SimulatedDriver) bob.driver()).rebind(0, new InetSocketAddress("203.0.113.7", 61_000));
        bob.send(CommandMessage.of("createStream", 2, null));
        rendezvous.until(() -> !rendezvous.moved.isEmpty());
        told.clear();
        rendezvous.until(() -> !told.isEmpty());
        assertThat(told).containsOnly(new InetSocketAddress("203.0.113.7", 61_000));

        ((SimulatedDriver) alice.driver()).rebind(0, new InetSocketAddress("203.0.113.8", 62_000));
        alice.send(CommandMessage.of("createStream", 2, null));
        rendezvous.until(() -> rendezvous.moved.size() == 2);
        told.clear();
        rendezvous.until(() -> !told.isEmpty());
    }

    @Test
    void whatWentWithTheAddressThatAClientHadIsNotToldAnyMore() throws Exception {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        ScriptedClient bob = rendezvous.admitted(BOB);
        bob.setPeerInfo(BOB + ":50000", BOB + ":50001", "192.168.7.7:50000", "[2a00:1450::7]:50000");
        rendezvous.pass(Time.SECOND);
        ControlConnection connection = rendezvous.server.state().registry().find(bob.id()).orElseThrow();
        assertThat(connection.candidates()).hasSize(4);

        move(rendezvous, bob, new InetSocketAddress(BOB, 61_000));
        assertThat(connection.candidates()).as("another port of the same address").containsExactly(
                new InetSocketAddress(BOB, 50_001), new InetSocketAddress("192.168.7.7", 50_000),
                new InetSocketAddress("2a00:1450::7", 50_000));
        move(rendezvous, bob, new InetSocketAddress("203.0.113.7", 61_000));
        assertThat(connection.candidates()).as("another address").containsExactly(
                new InetSocketAddress("192.168.7.7", 50_000), new InetSocketAddress("2a00:1450::7", 50_000));
    }

    private static void move(SimulatedRendezvous rendezvous, ScriptedClient client, InetSocketAddress to)
            throws Exception {
        int moves = rendezvous.moved.size();
        ((SimulatedDriver) client.driver()).rebind(0, to);
        client.send(CommandMessage.of("createStream", 2, null));
        rendezvous.until(() -> rendezvous.moved.size() > moves);
    }

    @Test
    void whatWasSeenOfTheNatBeforeAClientIsForgottenWhenItMoves() throws Exception {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        ScriptedClient bob = rendezvous.admitted(BOB);
        ControlConnection connection = rendezvous.server.state().registry().find(bob.id()).orElseThrow();
        connection.nat().keepsPorts(true);

        move(rendezvous, bob, new InetSocketAddress("203.0.113.7", 61_000));

        assertThat(connection.keepsPorts()).isFalse();
    }

    /** Pulls alice's plug: nothing comes from there any more. */
    private static void vanish(SimulatedRendezvous rendezvous) {
        rendezvous.simulation.network().setFilter((datagram, from, to) -> !from.getHostString().equals(ALICE));
    }
}
