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

    @Test
    void everyBindingIsToldAndTakenBack() {
        PresenceBenchmark benchmark = new PresenceBenchmark();
        benchmark.signIn();
        PresenceServer server = benchmark.server();

        assertThat(server.isShown(PresenceServer.user(2))).isTrue();
        assertThat(server.isShown(PresenceServer.user(3))).isFalse();
        assertThat(server.stanzas()).isEqualTo(500 * 51);
        assertThat(benchmark.bindAndUnbind()).isEqualTo(502 * 51);
        assertThat(benchmark.presenceOfTheBound()).isEqualTo(503 * 51);
        assertThat(benchmark.presenceOfOthers()).isEqualTo(504 * 51);
        server.unbind(PresenceServer.user(2));
        assertThat(server.isShown(PresenceServer.user(2))).isFalse();
    }
}
