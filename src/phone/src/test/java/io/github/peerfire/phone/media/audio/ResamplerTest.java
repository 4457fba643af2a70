package io.github.peerfire.phone.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {

    @ParameterizedTest
    @ValueSource(ints = {8000, 11_025, 22_050, 44_100, 48_000, 96_000})
    void aToneKeepsItsFrequencyAndLevelAtEveryRateOfDevices(int rate) {
        Resampler resampler = new Resampler(rate, AudioFrame.RATE);
        short[] sound = Tones.sine(1000, 10_000, rate * 2, rate);
        ToneMeter meter = new ToneMeter();
        int samples = 0;
        for (int i = 0; i < 100; i++) {
            short[] block = new short[rate / 50];
            System.arraycopy(sound, i * block.length, block, 0, block.length);
            short[] changed = resampler.process(block);
            samples += changed.length;
            meter.take(changed);
        }
        assertThat(samples).isCloseTo(100 * AudioFrame.SAMPLES, within(100));
        assertThat(meter.frequency()).isCloseTo(1000, within(1.0));
        assertThat(meter.decibels()).isCloseTo(LevelMeter.decibels(sound), within(0.2));
    }

    @Test
    void whatTheLowerRateCannotCarryIsGoneAndNotFolded() {
        Resampler resampler = new Resampler(48_000, AudioFrame.RATE);
        short[] changed = resampler.process(Tones.sine(11_000, 10_000, 48_000, 48_000));
        assertThat(LevelMeter.decibels(changed)).isLessThan(-60);
    }

    @Test
    void anOddBlockIsNotLost() {
        Resampler resampler = new Resampler(44_100, AudioFrame.RATE);
        long samples = 0;
        for (int i = 0; i < 44_100; i++) {
            samples += resampler.process(new short[] {(short) i}).length;
        }
        assertThat(samples).isEqualTo(AudioFrame.RATE);
    }

    @Test
    void aRateIsPositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Resampler(0, 16_000));
    }
}
