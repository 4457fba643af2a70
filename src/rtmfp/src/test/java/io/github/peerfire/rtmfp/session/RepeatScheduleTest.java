package io.github.peerfire.rtmfp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatScheduleTest {

    private static final long MS = Time.MILLISECOND;

    @Test
    void whereNothingIsKnownItIsRepeatedAfterThreeTenthsOfASecond() {
        RepeatSchedule schedule = new RepeatSchedule(7 * MS);
        assertThat(schedule.isDue(6 * MS)).isFalse();
        assertThat(schedule.isDue(7 * MS)).isTrue();
        assertThat(schedule.sinceLatest(7 * MS)).isEqualTo(RepeatSchedule.UNKNOWN);

        schedule.sent(10 * MS);
        assertThat(schedule.next()).isEqualTo(310 * MS);
        assertThat(schedule.sinceLatest(50 * MS)).isEqualTo(40 * MS);
    }

    @ParameterizedTest
    @CsvSource({"0, 200", "100, 200", "150, 225", "400, 600", "5000, 1000"})
    void whereTheRoundTripTimeIsKnownItIsRepeatedAfterOneAndAHalfOfIt(long roundTripTime, long interval) {
        RepeatSchedule schedule = new RepeatSchedule(0, roundTripTime * MS);
        schedule.sent(0);
        assertThat(schedule.next()).isEqualTo(interval * MS);
    }

    @Test
    void eachIntervalIsOneAndAHalfSecondsLonger() {
        RepeatSchedule schedule = new RepeatSchedule(0, 150 * MS);
        schedule.sent(0);
        schedule.sent(225 * MS);
        assertThat(schedule.next()).isEqualTo(1_950 * MS);
        schedule.sent(1_950 * MS);
        assertThat(schedule.next()).isEqualTo(5_175 * MS);
    }
}
