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

    private static NetStreamInfo info(double bytesPerSecond, double roundTripMilliseconds, long sent, long lost) {
        return new NetStreamInfo(new TrafficInfo(50, 8000, bytesPerSecond, 0, 0), NOTHING, NOTHING, 9000, 0, 0, 0, 0,
                roundTripMilliseconds, sent, lost);
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
        CallStatistics both = CallStatistics.NONE.withSent(info(8000, 20, 50, 1)).withReceived(info(4000, 31.5, 2, 1))
                .withPath(Optional.of(new CallPath(new InetSocketAddress("203.0.113.5", 50001), true)));
        assertThat(both.sentBytesPerSecond()).isEqualTo(8000);
        assertThat(both.receivedBytesPerSecond()).isEqualTo(4000);
        assertThat(both.packetLoss()).as("of what this side sent").isEqualTo(0.02);
        assertThat(both.roundTripTime()).contains(Duration.ofNanos(31_500_000));
        assertThat(both.path()).hasValueSatisfying(path -> assertThat(path.relayed()).isTrue());
    }

    private static CallStatistics pieces(long sent, long lost) {
        return CallStatistics.NONE.withSent(info(0, 0, sent, lost));
    }

    @Test
    void lossIsToldForAnyWhile() {
        assertThat(pieces(100, 5).packetLossSince(CallStatistics.NONE)).isEqualTo(0.05);
        assertThat(pieces(200, 5).packetLossSince(pieces(100, 5))).as("a burst is over").isZero();
        assertThat(pieces(10_000, 30).packetLossSince(pieces(9_900, 5))).as("one late in a call").isEqualTo(0.25);
        assertThat(pieces(200, 5).packetLossSince(pieces(200, 5))).as("nothing was sent").isZero();
        assertThat(pieces(200, 4).packetLossSince(pieces(100, 5))).as("one came after all").isZero();
        assertThat(pieces(50, 1).packetLossSince(pieces(100, 5))).as("another session").isEqualTo(0.02);
    }
}
