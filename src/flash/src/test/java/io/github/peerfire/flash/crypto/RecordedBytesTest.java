package io.github.peerfire.flash.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.MalformedMessageException;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ChunkReader;
import io.github.peerfire.rtmfp.crypto.PacketCipher;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other implementations wrote is what ours writes when it is to say the same. */
class RecordedBytesTest {

    private final PacketCipher cipher =
            FlashCryptographyProfile.server(new SeededRandom(1)).startupCipher();

    @ParameterizedTest
    @ValueSource(strings = {"tc-hmac-sseq", "tc-checksum", "tc-static-dh", "p2p-introduction"})
    void whatWasRecordedIsWrittenAgainByteForByte(String name) throws Exception {
        Recording recording = Recording.open(name);

        assertThat(recording.startupDatagrams).hasSizeGreaterThan(3).allSatisfy(datagram ->
                assertThat(writtenAgain(datagram)).isEqualTo(sealed(datagram)));
        List<byte[]> messages = recording.agreements().stream()
                .flatMap(agreement -> Stream.of(agreement.toInitiator(), agreement.toResponder()))
                .flatMap(RecordedBytesTest::messages).toList();
        assertThat(messages).hasSizeGreaterThan(100).allMatch(RecordedBytesTest::isWrittenAgain);
    }

    /** librtmfp leaves the null out that stands for the command object; ours writes it. */
    private static boolean isWrittenAgain(byte[] message) {
        try {
            RtmpMessage decoded = RtmpMessage.decode(message);
            byte[] again = decoded.encode();
            return Arrays.equals(again, message) || decoded instanceof CommandMessage
                    && again.length == message.length + 1 && RtmpMessage.decode(again).equals(decoded);
        } catch (MalformedMessageException e) {
            return false;
        }
    }

    private static byte[] sealed(byte[] datagram) {
        return Arrays.copyOfRange(datagram, SessionIdCodec.LENGTH, datagram.length);
    }

    /** Opens a startup packet, reads its one chunk, and seals a packet with that chunk. */
    private byte[] writtenAgain(byte[] datagram) throws Exception {
        byte[] opened = new byte[datagram.length];
        int length = cipher.open(datagram, SessionIdCodec.LENGTH, datagram.length - SessionIdCodec.LENGTH, opened, 0);
        ByteReader reader = new ByteReader(opened, 0, length);
        PacketHeader header = PacketHeader.decode(reader);
        Chunk chunk = new ChunkReader(reader, header.mode()).next();
        byte[] plain = new byte[header.encodedLength() + chunk.encodedLength()];
        PacketAssembler packet = new PacketAssembler(plain);
        packet.begin(0, plain.length, header);
        chunk.appendTo(packet);
        byte[] again = new byte[datagram.length + 64];
        return Arrays.copyOf(again, cipher.seal(plain, 0, plain.length, again, 0));
    }

    private static Stream<byte[]> messages(Recording.Direction direction) {
        try {
            return RecordedMessages.of(direction.userData()).stream().flatMap(flow -> flow.bytes().stream());
        } catch (Exception e) {
            throw new AssertionError("a recorded message does not parse", e);
        }
    }
}
