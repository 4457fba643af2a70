package io.github.peerfire.phone.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetersTest {

    @ParameterizedTest
    @ValueSource(doubles = {100, 440, 660, 1000, 3400, 7000})
    void aToneIsMeasured(double hertz) {
        ToneMeter meter = new ToneMeter();
        meter.take(Tones.sine(hertz, 16_384, 8000, AudioFrame.RATE));
        assertThat(meter.frequency()).isCloseTo(hertz, within(hertz / 200));
        assertThat(meter.decibels()).isCloseTo(-9.03, within(0.3));
        assertThat(meter.purity()).isGreaterThan(0.93);
    }

    @Test
    void beforeHalfASecondAndInSilenceThereIsNoTone() {
        ToneMeter meter = new ToneMeter();
        meter.take(Tones.sine(440, 10_000, 7999, AudioFrame.RATE));
        assertThat(meter.frequency()).isZero();
        meter.take(new short[16_001]);
        assertThat(meter.frequency()).isZero();
        assertThat(meter.decibels()).isEqualTo(LevelMeter.SILENCE);
    }

    @Test
    void aLevelGoesUpAtOnceAndDownSlowly() {
        LevelMeter meter = new LevelMeter();
        meter.take(Tones.sine(1000, Short.MAX_VALUE, AudioFrame.SAMPLES, AudioFrame.RATE));
        assertThat(meter.decibels()).isCloseTo(-3, within(0.1));
        assertThat(meter.bar()).isCloseTo(0.95, within(0.01));
        meter.take(new short[AudioFrame.SAMPLES]);
        assertThat(meter.decibels()).isCloseTo(-3.4, within(0.1));
        meter.reset();
        assertThat(meter.bar()).isZero();
    }
}
