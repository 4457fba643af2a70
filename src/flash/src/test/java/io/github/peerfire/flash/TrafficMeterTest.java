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
        meter.drop(MediaKind.VIDEO);
        meter.lose(MediaKind.VIDEO);
        meter.lose(MediaKind.AUDIO);
        PathInfo path = new PathInfo(25 * Time.MILLISECOND, 8, 2);
        NetStreamInfo info = meter.snapshot(77, 40 * Time.MILLISECOND, path, 0);
        assertThat(info).isEqualTo(new NetStreamInfo(new TrafficInfo(2, 30, 30, 1, 0.5),
                new TrafficInfo(1, 300, 300, 1, 1), new TrafficInfo(1, 4, 4, 0, 0), 334, 2, 2, 77, 40, 25, 8, 2));
        assertThat(info.packetLossRate()).isEqualTo(0.25);
        assertThat(info.audioLossRate()).isEqualTo(0.5);
        assertThat(info.videoLossRate()).isEqualTo(1);
        assertThat(info.byteCount()).isEqualTo(334);
        assertThat(info.currentBytesPerSecond()).isEqualTo(334);
    }

    @Test
    void whatNeverCameIsPartOfWhatWasSent() {
        assertThat(meter.snapshot(0, 0, PathInfo.NONE, 0).audio()).isEqualTo(TrafficInfo.NONE);
        for (int i = 0; i < 9; i++) {
            meter.count(MediaKind.AUDIO, 10, 0);
        }
        meter.miss(MediaKind.AUDIO);
        NetStreamInfo info = meter.snapshot(0, 0, PathInfo.NONE, 0);
        assertThat(info.audioLossRate()).isEqualTo(0.1);
        assertThat(info.audioMessages()).isEqualTo(9);
    }

    @Test
    void whatAnOtherMeterSumsUpIsCountedThereToo() {
        TrafficMeter sum = new TrafficMeter();
        TrafficMeter other = new TrafficMeter();
        meter.addTo(sum);
        other.addTo(sum);
        meter.count(MediaKind.AUDIO, 10, 0);
        other.count(MediaKind.AUDIO, 20, 0);
        other.drop(MediaKind.VIDEO);
        meter.lose(MediaKind.VIDEO);
        NetStreamInfo info = sum.snapshot(0, 0, PathInfo.NONE, 0);
        assertThat(info.audioBytes()).isEqualTo(30);
        assertThat(info.droppedMessages()).isEqualTo(1);
        assertThat(info.droppedFrames()).isEqualTo(2);
        assertThat(meter.snapshot(0, 0, PathInfo.NONE, 0).audioBytes()).isEqualTo(10);
    }

    @Test
    void theMaximumIsThatOfAnySecond() {
        meter.count(MediaKind.AUDIO, 100, 0);
        meter.count(MediaKind.VIDEO, 900, Time.SECOND / 2);
        meter.count(MediaKind.VIDEO, 500, 5 * Time.SECOND);
        assertThat(meter.snapshot(0, 0, PathInfo.NONE, 9 * Time.SECOND).maxBytesPerSecond()).isEqualTo(1_000);
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
        return meter.snapshot(0, 0, PathInfo.NONE, now).audioBytesPerSecond();
    }
}
