package io.github.peerfire.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicroBenchmarksTest {

    @Test
    void aPacketIsEncodedDecodedSealedAndOpened() throws Exception {
        PacketBenchmark benchmark = new PacketBenchmark();

        assertThat(benchmark.decode()).hasFieldOrPropertyWithValue("sequenceNumber", 123_456L);
        assertThat(benchmark.sealAndOpen()).isGreaterThanOrEqualTo(benchmark.encode());
        assertThat(benchmark.seal()).isGreaterThan(benchmark.encode());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50})
    void tenThousandFragmentsStayOutstanding(int lossEvery) {
        AcknowledgementBenchmark benchmark = new AcknowledgementBenchmark();
        benchmark.lossEvery = lossEvery;
        benchmark.fill();

        for (int i = 0; i < 20_000; i++) {
            benchmark.deliverAndReplace();
        }

        assertThat(benchmark.deliverAndReplace()).isGreaterThan(9_000_000);
    }
}
