package io.github.peerfire.phone.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.CallStatistics;
import io.github.peerfire.flash.NetStreamInfo;
import io.github.peerfire.flash.TrafficInfo;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SampleHistoryTest {

    private static CallSample roundTrip(double milliseconds) {
        return new CallSample(0, 0, 0, 0, milliseconds, 0);
    }

    @Test
    void theLastMinuteIsKept() {
        SampleHistory history = SampleHistory.NONE;
        for (int second = 1; second <= 70; second++) {
            history = history.with(roundTrip(second));
        }
        assertThat(history.samples()).hasSize(SampleHistory.LENGTH);
        assertThat(history.samples().get(0)).isEqualTo(roundTrip(11));
        assertThat(history.last()).contains(roundTrip(70));
        assertThat(SampleHistory.NONE.last()).isEmpty();
    }

    @Test
    void ratesAreInKilobitsAndTheRoundTripInMilliseconds() {
        NetStreamInfo sent = new NetStreamInfo(new TrafficInfo(50, 4000, 3500, 0, 0),
                new TrafficInfo(15, 40_000, 37_500, 0, 0), TrafficInfo.NONE, 41_000, 0, 0, 0, 0, 12.5, 50, 1);
        assertThat(CallSample.of(new CallStatistics(Optional.of(sent), Optional.empty(), Optional.empty()),
                CallStatistics.NONE))
                .isEqualTo(new CallSample(28, 0, 300, 0, 12.5, 0.02));
    }
}
