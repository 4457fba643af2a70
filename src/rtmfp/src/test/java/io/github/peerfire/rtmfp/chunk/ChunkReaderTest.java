package io.github.peerfire.rtmfp.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkReaderTest {

    @Test
    @Proves({"R7016-039", "R7016-043"})
    void unknownTypesAndPaddingChunksArePassedOver() {
        assertThat(types("000001aa" + "ff0000" + "ec0002bbbb" + "4d0000" + "0c0000", PacketMode.INITIATOR))
                .containsExactly(ChunkType.SESSION_CLOSE_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ff", "ffff", "010001", "01ffff4d", "ffffffffffff"})
    @Proves("R7016-035")
    void whatDoesNotFitIsPadding(String padding) {
        ChunkReader reader = reader("0c0000" + padding, PacketMode.RESPONDER);

        assertThat(reader.next()).isInstanceOf(SessionCloseRequest.class);
        assertThat(reader.next()).isNull();
        assertThat(reader.malformedCount()).isZero();
    }

    @Test
    @Proves({"R7016-005", "R7016-041", "R7016-042"})
    void afterAMalformedChunkParsingGoesOn() {
        ChunkReader reader = reader("180000" + "18000180" + "5e000105" + "30000105" + "410000", PacketMode.INITIATOR);

        assertThat(reader.next()).isInstanceOf(PingReply.class);
        assertThat(reader.malformedCount()).isEqualTo(3);
        assertThat(reader.misplacedCount()).isEqualTo(1);
    }

    @Test
    @Proves({"R7016-033", "R7016-040"})
    void startupChunksAreIgnoredInASession() {
        for (String type : List.of("30", "38", "70", "71", "78", "79")) {
            ChunkReader reader = reader(type + "000400000000", PacketMode.RESPONDER);
            assertThat(reader.next()).isNull();
            assertThat(reader.misplacedCount()).isEqualTo(1);
        }
    }

    @Test
    @Proves({"R7016-034", "R7016-040", "R7016-048", "R7016-068", "R7016-070", "R7016-099",
        "R7016-108", "R7016-112", "R7016-113"})
    void chunksOfASessionAreIgnoredAtStartup() {
        for (String type : List.of("01", "41", "0c", "4c", "0f", "10", "11", "18", "50", "51", "5e")) {
            ChunkReader reader = reader(type + "000401010101", PacketMode.STARTUP);
            assertThat(reader.next()).isNull();
            assertThat(reader.misplacedCount()).isEqualTo(1);
        }
    }

    @Test
    void packetFragmentsAreAllowedInEveryMode() {
        for (PacketMode mode : PacketMode.values()) {
            assertThat(types("7f0004000000aa", mode)).containsExactly(ChunkType.PACKET_FRAGMENT);
        }
    }

    @Test
    @Proves("R7016-047")
    void anInitiatorHelloMayHaveNoTagButNotADiscriminatorBeyondItsEnd() {
        ChunkReader reader = reader("3000030207ee" + "300003030707", PacketMode.STARTUP);
        InitiatorHello hello = (InitiatorHello) reader.next();

        assertThat(hello.endpointDiscriminator()).containsExactly(0x07, 0xee);
        assertThat(hello.tag()).isEmpty();
        assertThat(reader.next()).isNull();
    }

    @Test
    @Proves({"R7016-063", "R7016-065"})
    void whatIsSignedIsAllOfAKeyingBeforeTheSignature() {
        ChunkReader reader = reader("38000d0102030402c0c101ce025c5d58" + "780008fffefdfc025c5d58", PacketMode.STARTUP);

        assertThat(((InitiatorInitialKeying) reader.next()).signedParameters())
                .isEqualTo(HexFormat.of().parseHex("0102030402c0c101ce025c5d"));
        assertThat(((ResponderInitialKeying) reader.next()).signedPortion())
                .isEqualTo(HexFormat.of().parseHex("fffefdfc025c5d"));
    }

    @Test
    @Proves("R7016-133")
    void anEmptyPacketFragmentIsMalformed() {
        ChunkReader reader = reader("7f0003800000", PacketMode.STARTUP);

        assertThat(reader.next()).isNull();
        assertThat(reader.malformedCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "10000400020000", // sequence number 0
        "10000400020500", // offset 0 without abandon
        "10000400020506", // offset beyond the sequence number
        "10000c0002ffffffffffffffff7f01", // sequence number 2^63 - 1
        "10000d000281ffffffffffffffff7f01", // sequence number 2^64 - 1
        "1000048002050100", // no marker
    })
    @Proves("R7016-079")
    void userDataAgainstTheRulesOfSequenceNumbersIsMalformed(String hex) {
        ChunkReader reader = reader(hex, PacketMode.INITIATOR);

        assertThat(reader.next()).isNull();
        assertThat(reader.malformedCount()).isEqualTo(1);
    }

    @Test
    @Proves("R7016-098")
    void nextUserDataFirstInAPacketIsIgnored() {
        ChunkReader reader = reader("11000100" + "11000100", PacketMode.INITIATOR);

        assertThat(reader.next()).isNull();
        assertThat(reader.misplacedCount()).isEqualTo(2);
    }

    @Test
    @Proves("R7016-098")
    void nextUserDataAfterUserDataThatDoesNotParseIsIgnored() {
        ChunkReader reader = reader("10000400020101" + "10000400030000" + "11000100", PacketMode.INITIATOR);

        assertThat(reader.next()).isInstanceOf(UserData.class);
        assertThat(reader.next()).isNull();
        assertThat(reader.malformedCount()).isEqualTo(1);
        assertThat(reader.misplacedCount()).isEqualTo(1);
    }

    @Test
    void nextUserDataMayFollowOtherChunksInBetween() {
        ChunkReader reader = reader("10000400020101" + "410000" + "11000100", PacketMode.INITIATOR);
        reader.next();
        reader.next();

        assertThat(((UserData) reader.next()).sequenceNumber()).isEqualTo(2);
    }

    @Test
    @Proves("R7016-075")
    void nextUserDataBeyondTheHighestSequenceNumberIsMalformed() {
        ChunkReader reader = reader("10000c0002ffffffffffffffff7e01" + "11000100", PacketMode.INITIATOR);

        assertThat(((UserData) reader.next()).sequenceNumber()).isEqualTo(UserData.MAX_SEQUENCE_NUMBER);
        assertThat(reader.next()).isNull();
        assertThat(reader.malformedCount()).isEqualTo(1);
    }

    @Test
    void aPacketsChunksAreBounded() {
        assertThat(types("410000".repeat(21_000), PacketMode.INITIATOR)).hasSize(ChunkReader.MAX_CHUNKS);
    }

    private static List<Integer> types(String hex, PacketMode mode) {
        ChunkReader reader = reader(hex, mode);
        List<Integer> types = new ArrayList<>();
        for (Chunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
            types.add(chunk.type());
        }
        return types;
    }

    private static ChunkReader reader(String hex, PacketMode mode) {
        return new ChunkReader(new ByteReader(HexFormat.of().parseHex(hex)), mode);
    }
}
