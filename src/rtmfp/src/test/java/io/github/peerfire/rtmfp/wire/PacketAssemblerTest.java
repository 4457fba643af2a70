package io.github.peerfire.rtmfp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PacketAssemblerTest {

    private final PacketAssembler packet = new PacketAssembler(new byte[32]);

    @BeforeEach
    void begin() {
        packet.begin(4, 16, new PacketHeader(false, false, PacketMode.INITIATOR, 0x1234, PacketHeader.ABSENT));
    }

    @Test
    void committedChunksFollowTheHeader() {
        packet.beginChunk(0x01).writeByte(0xaa).writeByte(0xbb);
        assertThat(packet.commit()).isEqualTo(5);
        packet.beginChunk(0x0c);
        assertThat(packet.commit()).isEqualTo(3);

        assertThat(hex()).isEqualTo("091234" + "010002aabb" + "0c0000");
        assertThat(packet.chunkCount()).isEqualTo(2);
        assertThat(packet.remaining()).isEqualTo(1);
    }

    @Test
    void nothingIsWrittenBeyondTheLimit() {
        ByteWriter writer = packet.beginChunk(0x01).writeBytes(new byte[6]);

        assertThat(writer.remaining()).isZero();
        assertThatThrownBy(() -> writer.writeByte(1)).isInstanceOf(IndexOutOfBoundsException.class);
        packet.commit();
        assertThat(packet.array()[16]).isZero();
    }

    @Test
    void theTimeCriticalFlagCanBeSetLater() {
        packet.markTimeCritical();
        packet.pad(0xff, 2);

        assertThat(hex()).isEqualTo("891234ffff");
    }

    private String hex() {
        return HexFormat.of().formatHex(
                Arrays.copyOfRange(packet.array(), packet.offset(), packet.offset() + packet.length()));
    }
}
