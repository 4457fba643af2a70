package io.github.peerfire.rtmfp.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataAcknowledgementTest {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    @Proves({"R7016-001", "R7016-102"})
    void aBitmapStartsAtTheSecondNumberAfterTheCumulativeOne() throws MalformedException {
        // RFC 7016 figure 4
        DataAcknowledgementBitmap chunk = DataAcknowledgementBitmap.decode(reader("057f107906"));

        assertThat(chunk.cumulativeAck()).isEqualTo(16);
        assertThat(chunk.bufferBlocksAvailable()).isEqualTo(127);
        assertThat(chunk.ranges()).containsExactly(18, 18, 21, 24, 27, 28);
        assertThat(encode(DataAcknowledgementBitmap.of(5, 127, 16, chunk.ranges()))).isEqualTo("500005057f107906");
    }

    @Test
    void rangesAreHolesAndReceivedInTurn() throws MalformedException {
        // RFC 7016 figure 5
        DataAcknowledgementRanges chunk = DataAcknowledgementRanges.decode(reader("057f1000000103"));

        assertThat(chunk.ranges()).containsExactly(18, 18, 21, 24);
        assertThat(encode(chunk)).isEqualTo("510007057f1000000103");
    }

    @ParameterizedTest
    @ValueSource(strings = {"057f1000000183", "057f10000001", "057f1000008181"})
    @Proves("R7016-106")
    void aTruncatedRangeIsIgnoredButNotThoseBeforeIt(String hex) throws MalformedException {
        // RFC 7016 figure 6
        assertThat(DataAcknowledgementRanges.decode(reader(hex)).ranges()).containsExactly(18, 18);
    }

    @Test
    void aBitmapThatReachesBeyondAllNumbersIsNotMade() throws MalformedException {
        long cumulative = Long.MAX_VALUE - 10;

        assertThat(DataAcknowledgementBitmap.bytesFor(cumulative, cumulative + 2)).isOne();
        assertThat(DataAcknowledgementBitmap.bytesFor(cumulative + 1, cumulative + 3)).isEqualTo(Integer.MAX_VALUE);
        assertThat(DataAcknowledgementBitmap.bytesFor(0, Long.MAX_VALUE - 1)).isEqualTo(Integer.MAX_VALUE);
        DataAcknowledgementBitmap last = new DataAcknowledgementBitmap(5, 0, cumulative, new byte[] {1});
        ByteWriter writer = new ByteWriter(new byte[last.payloadLength()]);
        last.encodePayload(writer);
        assertThat(DataAcknowledgementBitmap.decode(new ByteReader(writer.array())).ranges())
                .containsExactly(cumulative + 2, cumulative + 2);
    }

    @Test
    void aRangeToTheEndOfAllNumbersIsJustARange() throws MalformedException {
        String toTheLast = "0500" + "00" + "00" + "fffffffffffffffe7d" + "00".repeat(4);
        long[] ranges = DataAcknowledgementRanges.decode(reader("0500000000ffffffffffffffff7d")).ranges();

        assertThat(ranges).containsExactly(2, 2);
        assertThat(DataAcknowledgementRanges.decode(reader("05000000ffffffffffffffff7d")).ranges())
                .containsExactly(2, Long.MAX_VALUE);
        assertThat(DataAcknowledgementRanges.decode(reader("0500000081ffffffffffffffff7f")).ranges()).isEmpty();
        assertThat(DataAcknowledgementRanges.decode(reader(toTheLast)).ranges()).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void aCumulativeNumberBeyond63BitsIsMalformed() {
        assertThatThrownBy(() -> DataAcknowledgementRanges.decode(reader("050081808080808080808000")))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> DataAcknowledgementBitmap.decode(reader("0500ffffffffffffffff7fff")))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void bothEncodingsOfTheSameNumbersMeanTheSame() throws MalformedException {
        for (long seed = 0; seed < 2_000; seed++) {
            long[] ranges = randomRanges(new Random(seed), 7);
            DataAcknowledgement bitmap = DataAcknowledgementBitmap.of(3, 1, 7, ranges);
            DataAcknowledgement list = new DataAcknowledgementRanges(3, 1, 7, ranges);

            assertThat(DataAcknowledgementBitmap.decode(payload(bitmap)).ranges())
                    .as("seed %d", seed).isEqualTo(ranges);
            assertThat(DataAcknowledgementRanges.decode(payload(list)).ranges())
                    .as("seed %d", seed).isEqualTo(ranges);
        }
    }

    private static long[] randomRanges(Random random, long cumulativeAck) {
        long[] ranges = new long[2 * random.nextInt(12)];
        long cursor = cumulativeAck;
        for (int index = 0; index < ranges.length; index += 2) {
            ranges[index] = cursor + 2 + random.nextInt(20);
            ranges[index + 1] = ranges[index] + random.nextInt(20);
            cursor = ranges[index + 1];
        }
        return ranges;
    }

    private static ByteReader payload(Chunk chunk) {
        byte[] bytes = HEX.parseHex(encode(chunk));
        return new ByteReader(Arrays.copyOfRange(bytes, 3, bytes.length));
    }

    private static String encode(Chunk chunk) {
        ByteWriter writer = new ByteWriter(new byte[chunk.encodedLength()]);
        chunk.encode(writer);
        assertThat(writer.remaining()).isZero();
        return HEX.formatHex(writer.array());
    }

    private static ByteReader reader(String hex) {
        return new ByteReader(HEX.parseHex(hex));
    }
}
