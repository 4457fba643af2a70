package io.github.peerfire.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToneTest {

    @ParameterizedTest
    @ValueSource(doubles = {100, 440, 660, 1000, 3400})
    void theMeterHearsWhatTheGeneratorPlaysThroughTheCodec(double frequency) {
        ToneGenerator generator = new ToneGenerator(frequency);
        ToneMeter meter = new ToneMeter();
        for (int i = 0; i < 60; i++) {
            meter.take(G711Tag.samples(G711Tag.of(generator.next(160))));
        }
        assertThat(meter.frequency()).isCloseTo(frequency, within(frequency / 100));
    }

    @Test
    void beforeHalfASecondTheMeterKnowsNothing() {
        ToneMeter meter = new ToneMeter();
        meter.take(new ToneGenerator(440).next(3999));
        assertThat(meter.frequency()).isZero();
    }

    @Test
    void silenceHasNoFrequency() {
        ToneMeter meter = new ToneMeter();
        meter.take(new short[8000]);
        assertThat(meter.frequency()).isZero();
    }

    @Test
    void aTagOfAnotherFormatHasNoSamplesForUs() {
        assertThat(G711Tag.samples(new byte[] {(byte) 0xb2, 1, 2, 3})).isEmpty();
        assertThat(G711Tag.samples(new byte[0])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 19, 3901, Double.NaN, -440})
    void toneThatG711CannotCarryIsRefused(double frequency) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ToneGenerator(frequency));
    }
}
