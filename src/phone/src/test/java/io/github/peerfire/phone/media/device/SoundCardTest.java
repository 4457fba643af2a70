package io.github.peerfire.phone.media.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSink;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.audio.ToneMeter;
import io.github.peerfire.testbed.sound.Headset;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Microphones and loudspeakers as Java Sound has them. */
class SoundCardTest {

    private static final String NAME = "USB headset";

    private final MediaDevices devices = new MediaDevices();
    private Headset headset = new Headset(NAME, 48_000, 2);

    @AfterEach
    void nothingIsLeft() {
        int open = headset.openLines();
        headset.pullOut();
        assertThat(open).isZero();
    }

    private static void fails(DeviceFault fault, ThrowingCallable use) {
        assertThatExceptionOfType(DeviceException.class).isThrownBy(use)
                .satisfies(failure -> assertThat(failure.fault()).isEqualTo(fault))
                .satisfies(failure -> assertThat(failure.explain(Locale.ENGLISH)).contains(NAME));
    }

    @Test
    void whatIsConnectedIsListedUntilItIsNot() {
        assertThat(devices.microphones()).doesNotContain(NAME);
        headset.plugIn();
        assertThat(devices.microphones()).contains(MediaDevices.DEFAULT, NAME);
        assertThat(devices.loudspeakers()).contains(MediaDevices.DEFAULT, NAME);
        headset.pullOut();
        assertThat(devices.loudspeakers()).doesNotContain(NAME);
    }

    @ParameterizedTest
    @CsvSource({"44100, 2", "8000, 1"})
    void whateverItsRateTheMicrophoneHearsTheTone(int rate, int channels) throws DeviceException {
        headset = new Headset(NAME, rate, channels).plugIn();
        ToneMeter meter = new ToneMeter();
        short[] samples = new short[AudioFrame.SAMPLES];
        try (AudioSource microphone = devices.openMicrophone(NAME)) {
            // Several half seconds if need be: in one in which this thread had to wait for long, some sound was lost.
            for (int i = 0; i < 1_500 && !isTone(meter); i++) {
                microphone.read(samples, 0);
                meter.take(samples);
            }
        }
        assertThat(meter.frequency()).isCloseTo(Headset.TONE, within(0.5));
        assertThat(meter.decibels()).isCloseTo(-9, within(0.5));
    }

    private static boolean isTone(ToneMeter meter) {
        return Math.abs(meter.frequency() - Headset.TONE) < 0.5 && Math.abs(meter.decibels() + 9) < 0.5;
    }

    @Test
    void theLoudspeakerTakesWhatItIsGivenInItsOwnTimeAndFormat() throws DeviceException {
        headset.plugIn();
        short[] samples = new short[AudioFrame.SAMPLES];
        new ToneSource(440).read(samples, 0);
        try (AudioSink loudspeaker = devices.openLoudspeaker(NAME)) {
            long begin = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                loudspeaker.write(samples);
            }
            long taken = System.nanoTime() - begin;
            assertThat(headset.isPlaying()).isTrue();
            assertThat(headset.played()).hasSize(2 * 3 * AudioFrame.SAMPLES);
            short[][] sides = sides(headset.played());
            assertThat(sides[0]).containsExactly(sides[1]);
            // Three times as many samples: a third of the frequency.
            assertThat(ToneMeter.power(sides[0], 440 / 3.0)).isCloseTo(0.125, within(0.02));
            assertThat(taken).as("of 200 ms, 60 are in its buffer").isGreaterThan(TimeUnit.MILLISECONDS.toNanos(130));
            assertThat(loudspeaker.delay()).isBetween(0L, TimeUnit.MILLISECONDS.toNanos(61));
            loudspeaker.write(new short[AudioFrame.SAMPLES]);
            loudspeaker.write(new short[AudioFrame.SAMPLES]);
            assertThat(headset.isPlaying()).isFalse();
        }
    }

    /** Left and right. */
    private static short[][] sides(short[] both) {
        short[][] sides = new short[2][both.length / 2];
        for (int i = 0; i < both.length; i++) {
            sides[i % 2][i / 2] = both[i];
        }
        return sides;
    }

    @Test
    void whatAnotherProgramHasIsBusy() {
        headset.plugIn();
        headset.setTaken(true);
        fails(DeviceFault.BUSY, () -> devices.openMicrophone(NAME));
        fails(DeviceFault.BUSY, () -> devices.openLoudspeaker(NAME));
    }

    @Test
    void whatIsPulledOutIsLostAndNotThereAnyMore() throws DeviceException {
        headset.plugIn();
        short[] samples = new short[AudioFrame.SAMPLES];
        try (AudioSource microphone = devices.openMicrophone(NAME);
                AudioSink loudspeaker = devices.openLoudspeaker(NAME)) {
            headset.pullOut();
            fails(DeviceFault.LOST, () -> microphone.read(samples, 0));
            fails(DeviceFault.LOST, () -> loudspeaker.write(samples));
        }
        assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> devices.openMicrophone(NAME))
                .satisfies(failure -> assertThat(failure.fault()).isEqualTo(DeviceFault.NO_MICROPHONE));
        assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> devices.openLoudspeaker(NAME))
                .satisfies(failure -> assertThat(failure.fault()).isEqualTo(DeviceFault.NO_LOUDSPEAKER));
    }
}
