package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the rendezvous answers to packets of session startup that come from anybody. */
class StartupPacketTest {

    /** As librtmfp sends it for {@code rtmfp://host/xmpp}: its discriminator holds the path only. */
    private static final String SHORT_HELLO = "0bd5d0 300017 06050a786d7070 ca54e9ba75d4a0b4ea63610e6b325d58";

    private static final InetSocketAddress CLIENT = new InetSocketAddress("203.0.113.5", 50_000);

    private final SimulatedRendezvous rendezvous = new SimulatedRendezvous();
    private final PacketCipher cipher =
            FlashCryptographyProfile.server(new Random(SimulatedRendezvous.SEED)::nextBytes).startupCipher();
    private final StartupPackets packets = new StartupPackets();
    private final List<byte[]> answers = new ArrayList<>();

    @Test
    void aHelloAsShortAsLibrtmfpsIsAnsweredWithWhatLibrtmfpCanRead() throws Exception {
        listen();

        send(SHORT_HELLO);
        rendezvous.pass(1_500 * Time.MILLISECOND);
        assertThat(answers).as("it would be almost three times as long").isEmpty();
        send(SHORT_HELLO); // as librtmfp does after so long
        rendezvous.until(() -> !answers.isEmpty());

        ByteBuffer hello = ByteBuffer.wrap(open(answers.get(0)));
        assertThat(hello.get()).as("header: timestamp only, startup mode").isEqualTo((byte) 0x0b);
        hello.getShort();
        assertThat(hello.get()).as("Responder Hello").isEqualTo((byte) 0x70);
        assertThat(hello.getShort()).as("with nothing after it").isEqualTo((short) (1 + 16 + 1 + 64 + 5));
        assertThat(hello.get()).as("tag").isEqualTo((byte) 16);
        hello.position(hello.position() + 16);
        assertThat(hello.get()).as("cookie").isEqualTo((byte) 64);
        assertThat(answers.get(0)).as("of both hellos less than one and a half times").hasSize(100);
    }

    @Test
    void noSourceGetsMoreThanOneAndAHalfTimesItsBytesWhateverItsHellosAre() throws Exception {
        Random random = new Random(SimulatedRendezvous.SEED);
        Map<InetSocketAddress, int[]> bytes = new HashMap<>();
        for (int source = 0; source < 300; source++) {
            InetSocketAddress address = new InetSocketAddress("203.0." + source % 200 + ".5", 50_000 + source);
            int[] count = new int[2];
            bytes.put(address, count);
            rendezvous.simulation.network().bind(address, (datagram, from) -> count[1] += datagram.length);
            for (int hello = random.nextInt(4); hello >= 0; hello--) {
                String path = (random.nextBoolean() ? "rtmfp://h/" : "") + "x".repeat(random.nextInt(60));
                byte[] datagram = packets.hello(
                        FlashEndpointDiscriminator.ofUri(path).encoded(), new byte[random.nextInt(33)]);
                count[0] += datagram.length;
                rendezvous.simulation.network().send(datagram, address, SimulatedRendezvous.ADDRESS);
            }
            rendezvous.pass(10 * Time.MILLISECOND);
        }
        rendezvous.pass(Time.SECOND);

        assertThat(bytes.values()).anyMatch(count -> count[1] > 0)
                .allMatch(count -> 2 * count[1] <= 3 * count[0]);
    }

    @Test
    void whatIsInOneDatagramTogetherIsNotAnsweredAsIfEachHadAllItsBytes() throws Exception {
        listen();

        byte[] fragmented = plain(FlashEndpointDiscriminator.ofUri("x".repeat(60)).encoded());
        byte[] beside = plain(FlashEndpointDiscriminator.ofUri("").encoded());
        ByteBuffer both = ByteBuffer.allocate(9 + fragmented.length + beside.length - 3);
        both.put(beside, 0, 3).put((byte) 0x7f).putShort((short) (3 + fragmented.length));
        both.put(new byte[] {0, 7, 0}).put(fragmented).put(beside, 3, beside.length - 3);
        byte[] datagram = datagram(both.array());
        rendezvous.simulation.network().send(datagram, CLIENT, SimulatedRendezvous.ADDRESS);
        rendezvous.pass(Time.SECOND);

        assertThat(answers.stream().mapToInt(answer -> answer.length).sum())
                .isBetween(1, 3 * datagram.length / 2);
    }

    /** A packet with an Initiator Hello that has no tag. */
    private static byte[] plain(byte[] discriminator) {
        return ByteBuffer.allocate(7 + discriminator.length).put((byte) 0x0b).putShort((short) 1)
                .put((byte) 0x30).putShort((short) (1 + discriminator.length))
                .put((byte) discriminator.length).put(discriminator).array();
    }

    @Test
    void whoSendsManyShortHellosGetsLittleForThem() throws Exception {
        listen();

        for (int i = 0; i < 1_000; i++) {
            send(SHORT_HELLO);
        }
        rendezvous.pass(Time.SECOND);

        assertThat(answers.stream().mapToInt(answer -> answer.length).sum()).isLessThanOrEqualTo(3 * 36 * 1_000);
    }

    @Test
    void garbageIsAnsweredWithSilence() throws Exception {
        listen();
        Random random = new Random(SimulatedRendezvous.SEED);
        for (int i = 0; i < 2_000; i++) {
            byte[] datagram = new byte[random.nextInt(200)];
            random.nextBytes(datagram);
            rendezvous.simulation.network().send(datagram, CLIENT, SimulatedRendezvous.ADDRESS);
        }
        rendezvous.pass(Time.SECOND);

        assertThat(answers).isEmpty();
        assertThat(rendezvous.statistics().sessionsOpened()).isZero();
    }

    private void listen() throws Exception {
        rendezvous.simulation.network().bind(CLIENT, (datagram, from) -> answers.add(datagram));
    }

    private void send(String hex) {
        byte[] whole = datagram(HexFormat.of().parseHex(hex.replace(" ", "")));
        assertThat(whole).hasSize(36);
        rendezvous.simulation.network().send(whole, CLIENT, SimulatedRendezvous.ADDRESS);
    }

    private byte[] datagram(byte[] plain) {
        byte[] datagram = new byte[SessionIdCodec.LENGTH + 256];
        int sealed = cipher.seal(plain, 0, plain.length, datagram, SessionIdCodec.LENGTH);
        ByteBuffer.wrap(datagram).putInt(SessionIdCodec.scramble(0, datagram, SessionIdCodec.LENGTH, sealed));
        return Arrays.copyOf(datagram, SessionIdCodec.LENGTH + sealed);
    }

    private byte[] open(byte[] datagram) {
        byte[] plain = new byte[datagram.length];
        int length = cipher.open(
                datagram, SessionIdCodec.LENGTH, datagram.length - SessionIdCodec.LENGTH, plain, 0);
        assertThat(length).isPositive();
        return plain;
    }
}
