package io.github.peerfire.rtmfp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketHeaderTest {

    private static final HexFormat HEX = HexFormat.of();

    static Stream<Arguments> vectors() {
        int absent = PacketHeader.ABSENT;
        return Stream.of(
                Arguments.of("03", new PacketHeader(false, false, PacketMode.STARTUP, absent, absent)),
                Arguments.of("0b1234", new PacketHeader(false, false, PacketMode.STARTUP, 0x1234, absent)),
                Arguments.of("061234", new PacketHeader(false, false, PacketMode.RESPONDER, absent, 0x1234)),
                Arguments.of("8dffff0000", new PacketHeader(true, false, PacketMode.INITIATOR, 0xffff, 0)),
                Arguments.of("4e00010002", new PacketHeader(false, true, PacketMode.RESPONDER, 1, 2)));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    @Proves("R7016-002")
    void aHeaderIsFlagsAndWhatTheySayIsPresent(String hex, PacketHeader header) throws MalformedException {
        ByteWriter writer = new ByteWriter(new byte[header.encodedLength()]);
        header.encode(writer);

        assertThat(HEX.formatHex(writer.array())).isEqualTo(hex);
        assertThat(PacketHeader.decode(new ByteReader(HEX.parseHex(hex)))).isEqualTo(header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "0c00010001", "0b12", "05", "0f000102"})
    @Proves({"R7016-004", "R7016-028"})
    void modeZeroAndMissingTimestampsAreMalformed(String hex) {
        assertThatThrownBy(() -> PacketHeader.decode(new ByteReader(HEX.parseHex(hex))))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    @Proves("R7016-003")
    void reservedBitsAreIgnored() throws MalformedException {
        assertThat(PacketHeader.decode(new ByteReader(HEX.parseHex("31"))).mode()).isEqualTo(PacketMode.INITIATOR);
    }

    @Test
    @Proves("R7016-015")
    void aScrambledSessionIdIsExclusiveOredWithTwoWords() {
        byte[] packet = HEX.parseHex("ee" + "0102030410203040" + "ff");

        assertThat(SessionIdCodec.scramble(0xa0b0c0d0, packet, 1, 9)).isEqualTo(0xb192f394);
        assertThat(SessionIdCodec.scramble(0xb192f394, packet, 1, 9)).isEqualTo(0xa0b0c0d0);
    }

    @Test
    @Proves("R7016-016")
    void aShortPacketIsScrambledAsIfPaddedWithZeros() {
        byte[] packet = HEX.parseHex("0102030410");

        assertThat(SessionIdCodec.scramble(0, packet, 0, 5)).isEqualTo(0x11020304);
        assertThat(SessionIdCodec.scramble(7, packet, 0, 0)).isEqualTo(7);
    }
}
