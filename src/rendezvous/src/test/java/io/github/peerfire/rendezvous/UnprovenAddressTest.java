package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.rendezvous.relay.RelaySettings;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.testbed.simulation.NetworkObserver;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a server with everything switched on sends to addresses that nobody has proven to be at, message by message (A1,
 * A2): bytes of the datagram that comes, and of all that goes there. Hellos for the server itself have a test of their
 * own, {@link HelloAmplificationTest}.
 */
class UnprovenAddressTest {

    private static final InetSocketAddress PROBE = new InetSocketAddress("198.51.100.1", 1936);
    private static final InetSocketAddress VICTIM = new InetSocketAddress("192.0.2.66", 6_666);

    private final SimulatedRendezvous rendezvous = new SimulatedRendezvous(RendezvousConfig.builder()
            .bind(SimulatedRendezvous.ADDRESS).probe(PROBE).introductions(new IntroductionSettings(true, 100))
            .relay(RelaySettings.onPorts(20_000, 20_099)).build());
    private final StartupPackets packets = new StartupPackets();
    private final ScriptedClient alice = rendezvous.admitted("203.0.113.5");
    private final ScriptedClient bob = rendezvous.admitted("203.0.113.6");

    /** Bytes that are sent to some addresses, by whomever. */
    private final class Sent implements NetworkObserver {

        private final Predicate<InetSocketAddress> victims;
        private final List<byte[]> datagrams = new ArrayList<>();
        private int bytes;

        Sent(Predicate<InetSocketAddress> victims) {
            this.victims = victims;
            rendezvous.simulation.network().addObserver(this);
        }

        @Override
        public void sent(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
            if (victims.test(to)) {
                bytes += datagram.length;
                datagrams.add(datagram);
            }
        }

        @Override
        public void received(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
            // What is sent counts, arrived or not.
        }
    }

    private void send(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
        rendezvous.simulation.network().send(datagram, from, to);
        rendezvous.pass(Time.SECOND);
    }

    private int answerTo(byte[] datagram, InetSocketAddress to) {
        Sent sent = new Sent(VICTIM::equals);
        send(datagram, VICTIM, to);
        return sent.bytes;
    }

    /** @param type of a chunk */
    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0x0c, 0x0f, 0x10, 0x11, 0x18, 0x38, 0x41, 0x4c, 0x50, 0x51, 0x5e, 0x70, 0x71, 0x78,
        0x79, 0x7f, 0xff})
    void nothingButAHelloOrACookieIsAnswered(int type) {
        for (InetSocketAddress port : List.of(SimulatedRendezvous.ADDRESS, PROBE)) {
            for (int length : new int[] {0, 16, 64, 400}) {
                assertThat(answerTo(packets.chunk(type, new byte[length]), port)).isZero();
            }
        }
    }

    @Test
    void whoLooksSomebodyUpIsNotAnsweredAndNobodyHearsOfIt() {
        Sent atBob = new Sent(to -> to.getAddress().equals(addressOf(bob).getAddress()));

        assertThat(answerTo(packets.lookup(bob.id()), SimulatedRendezvous.ADDRESS)).isZero();
        assertThat(answerTo(packets.lookup(bob.id()), PROBE)).isZero();
        assertThat(atBob.bytes).isZero();
    }

    @Test
    void theSecondPortAnswersAHelloWithAsMuchAsTheFirst() {
        byte[] hello = packets.hello(
                FlashEndpointDiscriminator.ofUri("rtmfp://192.0.2.1/xmpp").encoded(), new byte[16]);

        assertThat(hello).hasSize(68);
        assertThat(answerTo(hello, PROBE)).isEqualTo(68);
    }

    /** Length of a keying that brings another's cookie, and of what comes back; no more than what came. */
    @ParameterizedTest
    @CsvSource({"0, 68, 52", "1, 68, 52", "60, 132, 52", "400, 468, 52"})
    void aCookieFromElsewhereIsChangedForNoMoreThanItCame(int signature, int sent, int received) {
        byte[] cookie = cookieOf(addressOf(alice), "rtmfp://192.0.2.1");
        byte[] keying = keying(cookie, signature);

        assertThat(keying).hasSize(sent);
        assertThat(answerTo(keying, SimulatedRendezvous.ADDRESS)).isEqualTo(received);
    }

    @Test
    void aForgedCookieIsMetWithSilence() {
        byte[] cookie = cookieOf(addressOf(alice), "rtmfp://192.0.2.1");
        cookie[3] ^= 1;

        assertThat(answerTo(keying(cookie, 100), SimulatedRendezvous.ADDRESS)).isZero();
    }

    private byte[] cookieOf(InetSocketAddress address, String url) {
        Sent sent = new Sent(address::equals);
        send(packets.hello(FlashEndpointDiscriminator.ofUri(url).encoded(), new byte[16]), address,
                SimulatedRendezvous.ADDRESS);
        return sent.datagrams.stream().map(packets::firstChunk).filter(ResponderHello.class::isInstance)
                .map(ResponderHello.class::cast).findFirst().orElseThrow().cookie();
    }

    /** With a certificate and a component that nobody looks at before the cookie is good. */
    private byte[] keying(byte[] cookie, int signature) {
        ByteWriter body = new ByteWriter(new byte[4 + 1 + cookie.length + 1 + 16 + 1 + 16 + signature]);
        body.writeUint32(7).writeCountedBytes(cookie).writeCountedBytes(new byte[16])
                .writeCountedBytes(new byte[16]).writeBytes(new byte[signature]);
        return packets.chunk(0x38, body.array());
    }

    private static InetSocketAddress addressOf(ScriptedClient client) {
        return client.driver().localAddresses().get(0);
    }

    /** All that a check has the server send goes where the client has proven to be. */
    @Test
    void aCheckSendsNothingToAnybodyElse() {
        Map<InetSocketAddress, Integer> bytes = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        rendezvous.simulation.network().addObserver(new NetworkObserver() {

            @Override
            public void sent(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
                if (from.getAddress().equals(PROBE.getAddress())) {
                    bytes.merge(to, datagram.length, Integer::sum);
                }
            }

            @Override
            public void received(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
                // What is sent counts, arrived or not.
            }
        });
        alice.setPeerInfo("192.0.2.66:6666");
        rendezvous.server.checkConnectivity(rendezvous.server.find(alice.id()).orElseThrow().connectionId());
        rendezvous.pass(5 * Time.SECOND);

        assertThat(bytes).containsKey(addressOf(alice)).doesNotContainKey(VICTIM);
        bytes.remove(addressOf(alice));
        bytes.remove(addressOf(bob)); // questions for signs of life
        assertThat(bytes).isEmpty();
    }

    /**
     * RFC 7016 §3.5.4.2: where the packets of a session come from all of a sudden, whose sender may have made that up,
     * the server asks once a second, in fewer bytes than three times the shortest of them has.
     */
    @Test
    void packetsOfASessionFromElsewhereBringOneQuestionASecond() {
        List<byte[]> hers = new ArrayList<>();
        rendezvous.simulation.network().setFilter(
                (datagram, from, to) -> !from.equals(addressOf(alice)) || !hers.add(datagram.clone()));
        Sent questions = new Sent(VICTIM::equals);
        int bytes = 0;
        for (int i = 0; i < 30; i++) {
            alice.driver().execute(() -> alice.driver().endpoint().networkChanged());
            rendezvous.pass(Time.SECOND / 10);
            for (byte[] datagram : hers) {
                rendezvous.simulation.network().send(datagram, VICTIM, SimulatedRendezvous.ADDRESS);
                bytes += datagram.length;
            }
            hers.clear();
            assertThat(questions.bytes).as("after %s bytes", bytes).isLessThanOrEqualTo(3 * bytes);
        }

        assertThat(questions.datagrams).hasSizeBetween(3, 4);
        assertThat(questions.datagrams).allSatisfy(question -> assertThat(question).hasSizeLessThan(3 * 36));
        assertThat(rendezvous.moved).isEmpty();
    }

    /**
     * Who shows other ports of its address, or makes up that it does, has the other greet four ports from there on:
     * once a second, though it claims a hundred.
     */
    @Test
    void madeUpPortsBringFewGreetings() {
        bob.acceptIntroductions();
        Sent hellos = new Sent(SimulatedRendezvous.ADDRESS::equals);
        rendezvous.simulation.network().setFilter((datagram, from, to) ->
                from.getAddress().equals(PROBE.getAddress()) || to.getAddress().equals(PROBE.getAddress()));
        alice.lookUp(bob.id(), SimulatedRendezvous.ADDRESS);
        rendezvous.pass(Time.SECOND / 10);
        InitiatorHello hello = hellos.datagrams.stream().map(packets::firstChunk)
                .filter(InitiatorHello.class::isInstance).map(InitiatorHello.class::cast).findFirst().orElseThrow();
        byte[] datagram = packets.hello(hello.endpointDiscriminator(), hello.tag());
        Sent elsewhere = new Sent(to -> to.getAddress().equals(addressOf(alice).getAddress())
                && to.getPort() != addressOf(alice).getPort());
        int bytes = 0;
        for (int port = 1; port <= 100; port++) {
            rendezvous.simulation.network().send(
                    datagram, new InetSocketAddress(addressOf(alice).getAddress(), 2_000 + 10 * port), PROBE);
            bytes += datagram.length;
            rendezvous.pass(Time.MILLISECOND);
        }
        rendezvous.pass(Time.SECOND / 2);

        assertThat(elsewhere.datagrams).hasSizeBetween(1, PortPrediction.GUESSES);
        assertThat(elsewhere.bytes).isLessThan(3 * bytes);
    }
}
