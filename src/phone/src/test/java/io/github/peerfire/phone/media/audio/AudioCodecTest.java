package io.github.peerfire.phone.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.flash.tag.TagRole;
import io.github.peerfire.flash.tag.TagWriter;
import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.MediaFault;
import io.github.peerfire.phone.media.device.ToneSource;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xiph.speex.SpeexEncoder;

/** What holds for every codec of sound. */
class AudioCodecTest {

    private static final int SECOND = 50;
    private static final double AMPLITUDE = 8000;

    private static AudioCodecProvider provider(AudioCodec codec) {
        return AudioCodecs.available().find(codec).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPUS", "SPEEX", "G711_MU_LAW", "G711_A_LAW"})
    void aToneComesOutWithItsFrequencyAndLevel(AudioCodec codec) throws MediaException {
        ToneMeter meter = new ToneMeter();
        AudioEncoder encoder = provider(codec).newEncoder();
        AudioDecoder decoder = provider(codec).newDecoder();
        short[] sound = Tones.sine(440, AMPLITUDE, 2 * SECOND * AudioFrame.SAMPLES, AudioFrame.RATE);
        for (int i = 0; i < 2 * SECOND; i++) {
            short[] heard = decoder.decode(encoder.encode(Tones.frame(sound, i)));
            assertThat(heard).hasSize(AudioFrame.SAMPLES);
            meter.take(heard);
        }
        assertThat(meter.frequency()).isCloseTo(440, within(4.4));
        assertThat(meter.decibels()).isCloseTo(LevelMeter.decibels(sound), within(3.0));
        assertThat(meter.purity()).isGreaterThan(0.9);
    }

    /** The library's encoder as it is, which others may have, makes it louder and louder until its numbers are none. */
    @Test
    void speexIsHeardAgainAfterAFarEndsEncoderLostItsWay() throws MediaException {
        AudioDecoder decoder = provider(AudioCodec.SPEEX).newDecoder();
        SpeexEncoder unchanged = new SpeexEncoder();
        unchanged.init(1, 6, AudioFrame.RATE, 1);
        ToneSource tone = new ToneSource(440);
        short[] samples = new short[AudioFrame.SAMPLES];
        for (int i = 0; i < 60 * SECOND; i++) {
            tone.read(samples, 0);
            unchanged.processData(samples, 0, samples.length);
            byte[] packet = new byte[unchanged.getProcessedDataByteSize()];
            unchanged.getProcessedData(packet, 0);
            decoder.decode(TagWriter.audio(AudioCodec.SPEEX, 0, true, false, TagRole.CODED, packet));
        }
        AudioEncoder encoder = provider(AudioCodec.SPEEX).newEncoder();
        ToneMeter meter = new ToneMeter();
        for (int i = 0; i < SECOND; i++) {
            tone.read(samples, 0);
            meter.take(decoder.decode(encoder.encode(samples)));
        }
        assertThat(meter.frequency()).isCloseTo(440, within(2.0));
        assertThat(meter.decibels()).isCloseTo(-9, within(1.0));
    }

    @ParameterizedTest
    @EnumSource(names = {"OPUS", "SPEEX", "G711_MU_LAW", "G711_A_LAW"})
    void itsDelayIsWhatItSays(AudioCodec codec) throws MediaException {
        AudioEncoder encoder = provider(codec).newEncoder();
        AudioDecoder decoder = provider(codec).newDecoder();
        // A burst in the middle of silence; where its energy lies is when it is heard.
        short[] sound = new short[SECOND * AudioFrame.SAMPLES];
        int begin = 20 * AudioFrame.SAMPLES;
        System.arraycopy(Tones.sine(500, 12_000, 3200, AudioFrame.RATE), 0, sound, begin, 3200);
        short[] heard = new short[sound.length];
        for (int i = 0; i < SECOND; i++) {
            short[] frame = decoder.decode(encoder.encode(Tones.frame(sound, i)));
            System.arraycopy(frame, 0, heard, i * AudioFrame.SAMPLES, frame.length);
        }
        assertThat(centre(heard) - centre(sound)).isCloseTo(encoder.delay(), within(40.0));
    }

    @ParameterizedTest
    @EnumSource(names = {"OPUS", "SPEEX", "G711_MU_LAW", "G711_A_LAW"})
    void silenceStaysSilent(AudioCodec codec) throws MediaException {
        AudioEncoder encoder = provider(codec).newEncoder();
        AudioDecoder decoder = provider(codec).newDecoder();
        for (int i = 0; i < SECOND; i++) {
            short[] heard = decoder.decode(encoder.encode(new short[AudioFrame.SAMPLES]));
            assertThat(LevelMeter.decibels(heard)).isLessThan(-60);
        }
    }

    @Test
    void ofOpusALostFrameIsTakenFromTheCopyInTheNext() throws MediaException {
        AudioEncoder encoder = provider(AudioCodec.OPUS).newEncoder();
        AudioDecoder decoder = provider(AudioCodec.OPUS).newDecoder();
        short[] sound = Tones.sine(440, AMPLITUDE, 2 * SECOND * AudioFrame.SAMPLES, AudioFrame.RATE);
        ToneMeter meter = new ToneMeter();
        int copies = 0;
        byte[] tag = encoder.encode(Tones.frame(sound, 0));
        for (int i = 1; i < 2 * SECOND; i++) {
            byte[] following = encoder.encode(Tones.frame(sound, i));
            boolean lost = i > 10 && i % 5 == 0 && decoder.holdsPrevious(following);
            copies += lost ? 1 : 0;
            meter.take(lost ? decoder.conceal(following) : decoder.decode(tag));
            tag = following;
        }
        assertThat(copies).as("frames from copies").isPositive();
        assertThat(meter.frequency()).isCloseTo(440, within(2.0));
        assertThat(meter.purity()).isGreaterThan(0.9);
    }

    @Test
    void whatIsNoOpusHoldsNoCopy() {
        AudioDecoder decoder = provider(AudioCodec.OPUS).newDecoder();
        SplittableRandom random = new SplittableRandom(7);
        for (int length = 0; length < 200; length++) {
            assertThat(decoder.holdsPrevious(Tones.noise(random, length)) && length < 7).isFalse();
        }
        assertThat(provider(AudioCodec.SPEEX).newDecoder().holdsPrevious(new byte[] {(byte) 0xb2, 1, 2})).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPUS", "SPEEX", "G711_MU_LAW", "G711_A_LAW"})
    void aLostFrameIsMadeUpAndALongGapFadesAway(AudioCodec codec) throws MediaException {
        AudioEncoder encoder = provider(codec).newEncoder();
        AudioDecoder decoder = provider(codec).newDecoder();
        short[] sound = Tones.sine(220, AMPLITUDE, SECOND * AudioFrame.SAMPLES, AudioFrame.RATE);
        for (int i = 0; i < SECOND; i++) {
            decoder.decode(encoder.encode(Tones.frame(sound, i)));
        }
        double loud = LevelMeter.decibels(sound);
        assertThat(LevelMeter.decibels(decoder.conceal(null))).isBetween(loud - 12, loud + 3);
        short[] later = null;
        for (int i = 0; i < SECOND; i++) {
            later = decoder.conceal(null);
            assertThat(later).hasSize(AudioFrame.SAMPLES);
        }
        assertThat(LevelMeter.decibels(later)).isLessThan(loud - 20);
        assertThat(decoder.decode(encoder.encode(Tones.frame(sound, 0)))).hasSize(AudioFrame.SAMPLES);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPUS", "SPEEX", "G711_MU_LAW", "G711_A_LAW"})
    void noPacketMakesADecoderThrowAnythingElse(AudioCodec codec) throws MediaException {
        long seed = 20261122;
        SplittableRandom random = new SplittableRandom(seed);
        AudioEncoder encoder = provider(codec).newEncoder();
        AudioDecoder decoder = provider(codec).newDecoder();
        int refused = 0;
        for (int i = 0; i < 1500; i++) {
            byte[] tag = hostile(codec, encoder, random);
            try {
                assertThat(decoder.decode(tag).length).as("seed %d, %d", seed, i)
                        .isLessThanOrEqualTo(AudioDecoder.MAXIMUM_SAMPLES);
            } catch (MediaException e) {
                refused++;
            }
            assertThat(decoder.conceal(random.nextBoolean() ? tag : null)).hasSize(AudioFrame.SAMPLES);
        }
        assertThat(refused).isPositive();
        assertThat(decoder.decode(encoder.encode(new short[AudioFrame.SAMPLES]))).hasSize(AudioFrame.SAMPLES);
    }

    private static byte[] hostile(AudioCodec codec, AudioEncoder encoder, SplittableRandom random) {
        byte[] good = encoder.encode(Tones.sine(random.nextDouble(100, 3000), AMPLITUDE, AudioFrame.SAMPLES,
                AudioFrame.RATE));
        return switch (random.nextInt(5)) {
            case 0 -> Tones.noise(random, random.nextInt(200));
            case 1 -> Arrays.copyOf(good, random.nextInt(good.length + 1));
            case 2 -> Arrays.copyOf(good, good.length + random.nextInt(10_000));
            case 3 -> {
                good[random.nextInt(good.length)] ^= (byte) (1 << random.nextInt(8));
                yield good;
            }
            default -> {
                byte[] noise = Tones.noise(random, 1 + random.nextInt(300));
                yield codec == AudioCodec.OPUS ? TagWriter.extendedAudio(codec, TagRole.CODED, noise)
                        : TagWriter.audio(codec, 0, true, false, TagRole.CODED, noise);
            }
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"OPUS", "SPEEX", "G711_MU_LAW", "G711_A_LAW"})
    void aTagOfAnotherCodecIsNamedAsSuchAndAnEmptyOneHasNoSound(AudioCodec codec) throws MediaException {
        AudioDecoder decoder = provider(codec).newDecoder();
        assertThatExceptionOfType(MediaException.class).isThrownBy(() -> decoder.decode(new byte[] {0x2f, 1, 2, 3}))
                .extracting(MediaException::fault).isEqualTo(MediaFault.OTHER_CODEC);
        assertThat(decoder.decode(new byte[0])).isEmpty();
    }

    private static double centre(short[] sound) {
        double weighted = 0;
        double sum = 0;
        for (int i = 0; i < sound.length; i++) {
            double energy = (double) sound[i] * sound[i];
            weighted += energy * i;
            sum += energy;
        }
        return weighted / sum;
    }
}
