package io.github.peerfire.phone.media.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.phone.media.MediaException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steady sounds in Speex: an encoder that only repeats what was before never gets rid of what went wrong once. */
class SpeexToneTest {

    private static final int SECOND = 50;
    private static final int HALF = AudioFrame.RATE / 2;
    private static final double AMPLITUDE = 16_000;

    private static List<byte[]> encode(short[] sound) {
        AudioEncoder encoder = AudioCodecs.available().find(AudioCodec.SPEEX).orElseThrow().newEncoder();
        List<byte[]> tags = new ArrayList<>();
        for (int i = 0; i < sound.length / AudioFrame.SAMPLES; i++) {
            tags.add(encoder.encode(Tones.frame(sound, i)));
        }
        return tags;
    }

    /** What is heard of it; a tag that is null was lost. */
    private static short[] decode(List<byte[]> tags) throws MediaException {
        AudioDecoder decoder = AudioCodecs.available().find(AudioCodec.SPEEX).orElseThrow().newDecoder();
        short[] heard = new short[tags.size() * AudioFrame.SAMPLES];
        for (int i = 0; i < tags.size(); i++) {
            short[] frame = tags.get(i) == null ? decoder.conceal(null) : decoder.decode(tags.get(i));
            System.arraycopy(frame, 0, heard, i * AudioFrame.SAMPLES, frame.length);
        }
        return heard;
    }

    private static List<byte[]> lose(List<byte[]> tags, double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return tags.stream().map(tag -> random.nextDouble() < share ? null : tag).collect(ArrayList::new,
                ArrayList::add, ArrayList::addAll);
    }

    /** Half seconds that are not the tone that was sent, in frequency and level. */
    private static List<Integer> wrong(short[] heard, double hertz) {
        double level = LevelMeter.decibels(Tones.sine(hertz, AMPLITUDE, HALF, AudioFrame.RATE));
        ToneMeter meter = new ToneMeter();
        List<Integer> wrong = new ArrayList<>();
        short[] half = new short[HALF];
        for (int i = 0; i < heard.length / HALF; i++) {
            System.arraycopy(heard, i * HALF, half, 0, HALF);
            meter.take(half);
            if (Math.abs(meter.frequency() - hertz) > 1 || Math.abs(meter.decibels() - level) > 2) {
                wrong.add(i);
            }
        }
        return wrong;
    }

    @ParameterizedTest
    @ValueSource(doubles = {440, 1477, 2400, 3400})
    void aToneIsHeardAsItIsForAsLongAsItLasts(double hertz) throws MediaException {
        short[] tone = Tones.sine(hertz, AMPLITUDE, 6 * SECOND * AudioFrame.SAMPLES, AudioFrame.RATE);
        assertThat(wrong(decode(encode(tone)), hertz)).as("but for the first").isSubsetOf(0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {200, 440, 2400})
    void aToneIsHeardAtThreePercentOfLoss(double hertz) throws MediaException {
        short[] tone = Tones.sine(hertz, AMPLITUDE, 6 * SECOND * AudioFrame.SAMPLES, AudioFrame.RATE);
        List<byte[]> tags = encode(tone);
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(wrong(decode(lose(tags, 0.03, seed)), hertz)).as("seed %d", seed).hasSizeLessThan(2);
        }
    }

    /** Such as that of somebody who comes later, or one that was reset. */
    @ParameterizedTest
    @ValueSource(doubles = {440, 2400})
    void aDecoderThatBeginsInTheMiddleHearsTheTone(double hertz) throws MediaException {
        short[] tone = Tones.sine(hertz, AMPLITUDE, 4 * SECOND * AudioFrame.SAMPLES, AudioFrame.RATE);
        List<byte[]> tags = encode(tone);
        assertThat(wrong(decode(tags.subList(2 * SECOND, 4 * SECOND)), hertz)).isSubsetOf(0);
    }

    @Test
    void whatALostFrameSpoiltFades() throws MediaException {
        for (short[] sound : List.of(Tones.sine(440, AMPLITUDE, 2 * SECOND * AudioFrame.SAMPLES, AudioFrame.RATE),
                Tones.vowel(120, 2 * SECOND * AudioFrame.SAMPLES))) {
            List<byte[]> tags = encode(sound);
            short[] whole = decode(tags);
            tags.set(SECOND, null);
            assertThat(LevelMeter.decibels(difference(whole, decode(tags)))).isLessThan(LevelMeter.decibels(whole)
                    - 20);
        }
    }

    /** From 500 to 700 ms after the loss in the middle. */
    private static short[] difference(short[] whole, short[] heard) {
        short[] difference = new short[AudioFrame.RATE / 5];
        int begin = whole.length / 2 + HALF;
        for (int i = 0; i < difference.length; i++) {
            difference[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE,
                    whole[begin + i] - heard[begin + i]));
        }
        return difference;
    }
}
