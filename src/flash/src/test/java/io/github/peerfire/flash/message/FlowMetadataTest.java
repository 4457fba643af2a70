package io.github.peerfire.flash.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowMetadataTest {

    @ParameterizedTest
    @CsvSource({
        "54430400,       0,        false",
        "54430500,       0,        true",
        "5443047f,       127,      false",
        "5443048100,     128,      false",
        "544305fa8901,   2000001,  true",
        "54430487808000, 14680064, false",
        "54430487ffff7f, 16777215, false"})
    @Proves({"R7425-002", "R7425-096", "R7425-097", "R7425-100"})
    void areReadAndWrittenAsTheirBytes(String hex, int streamId, boolean arrivalOrder) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        FlowMetadata metadata = new FlowMetadata(streamId, arrivalOrder);
        assertThat(FlowMetadata.decode(bytes)).contains(metadata);
        assertThat(metadata.encode()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "54", "5443", "544304", "544300", "54430000", "54430481", "544704 00", "474300",
        "544304 88808000", "544304 ffffffffffffffffffff7f"})
    @Proves({"R7425-098", "R7425-099"})
    void whatNamesNoStreamIsRefused(String hex) {
        assertThat(FlowMetadata.decode(HexFormat.of().parseHex(hex.replace(" ", "")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5443fe05", "5443040542"})
    @Proves("R7425-003")
    void reservedFlagsAndWhatFollowsAreIgnored(String hex) {
        assertThat(FlowMetadata.decode(HexFormat.of().parseHex(hex))).contains(new FlowMetadata(5, false));
    }

    @Test
    void randomBytesAreAnsweredNotThrownAt() {
        long seed = 0x5443L;
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            if (bytes.length > 2) {
                bytes[0] = 'T';
                bytes[1] = 'C';
            }
            assertThat(FlowMetadata.decode(bytes)).as("seed %d", seed).isNotNull();
        }
    }
}
