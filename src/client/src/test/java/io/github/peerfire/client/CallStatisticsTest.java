package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetStreamInfo;
import io.github.peerfire.flash.TrafficInfo;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallStatisticsTest {

    private static final TrafficInfo NOTHING = new TrafficInfo(0, 0, 0, 0, 0);

    private static NetStreamInfo info(double bytesPerSecond, double roundTripMilliseconds, double loss) {
        return new NetStreamInfo(new TrafficInfo(50, 8000, bytesPerSecond, 0, 0), NOTHING, NOTHING, 9000, 0, 0, 0, 0,
                roundTripMilliseconds, loss);
    }

    @Test
    void beforeThereAreStreamsNothingIsKnown() {
        assertThat(CallStatistics.NONE.roundTripTime()).isEmpty();
        assertThat(CallStatistics.NONE.packetLoss()).isZero();
        assertThat(CallStatistics.NONE.sentBytesPerSecond()).isZero();
        assertThat(CallStatistics.NONE.receivedBytesPerSecond()).isZero();
    }

    @Test
    void eachDirectionHasItsRateAndTheSlowerAnswerIsTheRoundTrip() {
        CallStatistics both = CallStatistics.NONE.withSent(info(8000, 20, 0.02)).withReceived(info(4000, 31.5, 0.5))
                .withPath(Optional.of(new CallPath(new InetSocketAddress("203.0.113.5", 50001), true)));
        assertThat(both.sentBytesPerSecond()).isEqualTo(8000);
        assertThat(both.receivedBytesPerSecond()).isEqualTo(4000);
        assertThat(both.packetLoss()).as("of what this side sent").isEqualTo(0.02);
        assertThat(both.roundTripTime()).contains(Duration.ofNanos(31_500_000));
        assertThat(both.path()).hasValueSatisfying(path -> assertThat(path.relayed()).isTrue());
    }
}
