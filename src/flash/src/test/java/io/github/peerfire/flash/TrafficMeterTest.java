package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import org.junit.jupiter.api.Test;

class TrafficMeterTest {

    private final TrafficMeter meter = new TrafficMeter();

    @Test
    void countsEachKindByItself() {
        meter.count(MediaKind.AUDIO, 10, 0);
        meter.count(MediaKind.AUDIO, 20, 0);
        meter.count(MediaKind.VIDEO, 300, 0);
        meter.count(MediaKind.DATA, 4, 0);
        meter.drop();
        NetStreamInfo info = meter.snapshot(77, 25 * Time.MILLISECOND, 0);
        assertThat(info).isEqualTo(new NetStreamInfo(2, 30, 30, 1, 300, 300, 1, 4, 4, 1, 77, 25));
    }

    @Test
    void theRateIsThatOfTheLastSecond() {
        for (int i = 0; i < 50; i++) {
            meter.count(MediaKind.AUDIO, 100, i * 20 * Time.MILLISECOND);
        }
        assertThat(rate(980 * Time.MILLISECOND)).isEqualTo(5_000);
        assertThat(rate(1_480 * Time.MILLISECOND)).isBetween(2_000.0, 3_000.0);
        assertThat(rate(3 * Time.SECOND)).isZero();
        assertThat(rate(3_600 * Time.SECOND)).isZero();
        meter.count(MediaKind.AUDIO, 7, 3_601 * Time.SECOND);
        assertThat(rate(3_601 * Time.SECOND)).isEqualTo(7);
    }

    private double rate(long now) {
        return meter.snapshot(0, 0, now).audioBytesPerSecond();
    }
}
