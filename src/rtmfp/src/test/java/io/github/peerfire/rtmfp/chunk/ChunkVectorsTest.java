package io.github.peerfire.rtmfp.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import io.github.peerfire.rtmfp.wire.Option;
import io.github.peerfire.rtmfp.wire.OptionList;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.rtmfp.wire.Slice;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChunkVectorsTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final CandidateAddress V4 =
            new CandidateAddress(AddressOrigin.OBSERVED, new InetSocketAddress("192.0.2.1", 1935));
    private static final CandidateAddress V6 =
            new CandidateAddress(AddressOrigin.LOCAL, new InetSocketAddress("2001:db8::1", 5000));

    static Stream<Arguments> startup() {
        byte[] iikeying = InitiatorInitialKeying.signedParameters(0x01020304, hex("c0c1"), hex("ce"), hex("5c5d"));
        byte[] rikeying = ResponderInitialKeying.signedPortion(0xfffefdfc, hex("5c5d"));
        return Stream.of(
                Arguments.of("7f0006 80 8100 00 aabb", new PacketFragment(true, 128, 0, hex("aabb"))),
                Arguments.of("7f0004 00 05 07 aa", new PacketFragment(false, 5, 7, hex("aa"))),
                Arguments.of("300006 03 0a0b0c 7071", new InitiatorHello(hex("0a0b0c"), hex("7071"))),
                Arguments.of("300001 00", new InitiatorHello(hex(""), hex(""))),
                Arguments.of("700009 02 0001 03 c00001 ce ce",
                        new ResponderHello(hex("0001"), hex("c00001"), hex("cece"))),
                Arguments.of("710002 01 70", new ResponderRedirect(hex("70"), List.of())),
                Arguments.of("71001c 01 70 02c0000201078f 8120010db80000000000000000000000011388",
                        new ResponderRedirect(hex("70"), List.of(V4, V6))),
                Arguments.of("790004 01 c0 c1c2", new RHelloCookieChange(hex("c0"), hex("c1c2"))),
                Arguments.of("38000d 01020304 02 c0c1 01 ce 02 5c5d 58", new InitiatorInitialKeying(
                        iikeying, 0x01020304, hex("c0c1"), hex("ce"), hex("5c5d"), hex("58"))),
                Arguments.of("780008 fffefdfc 02 5c5d 58",
                        new ResponderInitialKeying(rikeying, 0xfffefdfc, hex("5c5d"), hex("58"))));
    }

    static Stream<Arguments> established() {
        OptionList options = OptionList.of(new Option(0, hex("54430400")), new Option(10, hex("05")));
        return Stream.of(
                Arguments.of("0f000c 03 0a0b0c 02c0000201078f 70",
                        new ForwardedInitiatorHello(hex("0a0b0c"), V4, hex("70"))),
                Arguments.of("010003 4d0102", new Ping(hex("4d0102"))),
                Arguments.of("410000", new PingReply(hex(""))),
                Arguments.of("100007 00 02 05 03 000102",
                        data(2, 5, 3, FragmentControl.WHOLE, false, false, null, "000102")),
                Arguments.of("10000f 90 02 01 01 050054430400 020a05 00 aa",
                        data(2, 1, 1, FragmentControl.BEGIN, false, false, options, "aa")),
                Arguments.of("100005 80 02 01 01 00", data(2, 1, 1, FragmentControl.WHOLE, false, false,
                        OptionList.EMPTY, "")),
                Arguments.of("100004 03 00 3c 00", data(0, 60, 0, FragmentControl.WHOLE, true, true, null, "")),
                Arguments.of("100016 21 81ffffffffffffffff7f ffffffffffffffff7e 01 ee", data(-1,
                        UserData.MAX_SEQUENCE_NUMBER, 1, FragmentControl.END, false, true, null, "ee")),
                Arguments.of("180002 8100", new BufferProbe(128)),
                Arguments.of("5e0003 05 8100", new FlowExceptionReport(5, 128)),
                Arguments.of("0c0000", new SessionCloseRequest()),
                Arguments.of("4c0000", new SessionCloseAcknowledgement()),
                Arguments.of("500003 05 7f 10", new DataAcknowledgementBitmap(5, 127, 16, hex(""))),
                Arguments.of("510003 05 7f 10", new DataAcknowledgementRanges(5, 127, 16, new long[0])));
    }

    @ParameterizedTest
    @MethodSource("startup")
    @Proves({"R7016-002", "R7016-006"})
    void aStartupChunkIsTheseBytesBothWays(String vector, Chunk chunk) {
        assertBothWays(vector, chunk, PacketMode.STARTUP);
    }

    @ParameterizedTest
    @MethodSource("established")
    @Proves({"R7016-002", "R7016-006"})
    void aChunkOfASessionIsTheseBytesBothWays(String vector, Chunk chunk) {
        assertBothWays(vector, chunk, PacketMode.INITIATOR);
        assertBothWays(vector, chunk, PacketMode.RESPONDER);
    }

    private static void assertBothWays(String vector, Chunk chunk, PacketMode mode) {
        byte[] bytes = hex(vector.replace(" ", ""));
        ByteWriter writer = new ByteWriter(new byte[chunk.encodedLength()]);
        chunk.encode(writer);
        assertThat(HEX.formatHex(writer.array())).isEqualTo(HEX.formatHex(bytes));
        assertThat(writer.remaining()).isZero();

        ChunkReader reader = new ChunkReader(new ByteReader(bytes), mode);
        assertThat(reader.next()).usingRecursiveComparison()
                .withEqualsForType(Slice::equals, Slice.class).isEqualTo(chunk);
        assertThat(reader.next()).isNull();
        assertThat(reader.malformedCount() + reader.misplacedCount()).isZero();
    }

    @Test
    @Proves("R7016-097")
    void nextUserDataIsResolvedToTheUserDataThatItStandsFor() {
        // RFC 7016 figure 3
        byte[] packet = hex("10000700020503000102" + "11000400030405" + "11000401060708");
        ByteWriter writer = new ByteWriter(new byte[packet.length]);
        data(2, 5, 3, FragmentControl.WHOLE, false, false, null, "000102").encode(writer);
        new NextUserData(FragmentControl.WHOLE, false, false, null, Slice.of(hex("030405"))).encode(writer);
        new NextUserData(FragmentControl.WHOLE, false, true, null, Slice.of(hex("060708"))).encode(writer);
        assertThat(HEX.formatHex(writer.array())).isEqualTo(HEX.formatHex(packet));

        ChunkReader reader = new ChunkReader(new ByteReader(packet), PacketMode.INITIATOR);
        assertThat(reader.next()).isEqualTo(data(2, 5, 3, FragmentControl.WHOLE, false, false, null, "000102"));
        assertThat(reader.next()).isEqualTo(data(2, 6, 4, FragmentControl.WHOLE, false, false, null, "030405"));
        assertThat(reader.next()).isEqualTo(data(2, 7, 5, FragmentControl.WHOLE, false, true, null, "060708"));
        assertThat(reader.next()).isNull();
    }

    @Test
    void aChunkIsAppendedWholeOrNotAtAll() {
        PacketAssembler packet = new PacketAssembler(new byte[10]);
        int absent = PacketHeader.ABSENT;
        packet.begin(0, 7, new PacketHeader(false, false, PacketMode.INITIATOR, absent, absent));

        assertThat(new Ping(hex("01020304")).appendTo(packet)).isFalse();
        assertThat(new Ping(hex("010203")).appendTo(packet)).isTrue();
        assertThat(HEX.formatHex(Arrays.copyOf(packet.array(), packet.length()))).isEqualTo("01010003010203");
        assertThat(new SessionCloseRequest().appendTo(packet)).isFalse();
    }

    private static UserData data(long flow, long sequence, long offset, FragmentControl control, boolean abandon,
            boolean last, OptionList options, String data) {
        return new UserData(flow, sequence, offset, control, abandon, last, options, Slice.of(hex(data)));
    }

    private static byte[] hex(String hex) {
        return HEX.parseHex(hex);
    }
}
