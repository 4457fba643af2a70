package io.github.peerfire.phone.media.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.audio.AudioCodecProvider;
import io.github.peerfire.phone.media.audio.AudioCodecs;
import io.github.peerfire.phone.media.audio.AudioDecoder;
import io.github.peerfire.phone.media.audio.AudioEncoder;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.device.HeardTones.Tone;
import java.util.List;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeardTonesTest {

    private static final int FRAMES = 500;
    private static final long MILLISECOND = 1_000_000;

    private final HeardTones heardTone = new HeardTones(440);
    private final HeardTones heardBeeps = new HeardTones(BeatSource.FREQUENCY);
    private final ToneSource tone = new ToneSource(440);
    private long shift;

    /** From one side to the other. */
    private interface Way {

        short[] take(short[] samples) throws MediaException;
    }

    /** Ten seconds; what was made up is silence. */
    private void hear(HeardTones heard, LongPredicate madeUp, Way way) throws Exception {
        AudioSource source = heard == heardBeeps ? new BeatSource() : tone;
        for (long frame = 0; frame < FRAMES; frame++) {
            short[] samples = new short[AudioFrame.SAMPLES];
            long time = frame * AudioFrame.MILLISECONDS + shift;
            source.read(samples, (time + AudioFrame.MILLISECONDS) * MILLISECOND);
            boolean made = madeUp.test(frame);
            heard.heard(new AudioFrame(time, made ? new short[AudioFrame.SAMPLES] : way.take(samples)), made);
        }
    }

    @Test
    void aToneIsMeasuredInEachHalfSecond() throws Exception {
        hear(heardTone, frame -> false, samples -> samples);
        assertThat(heardTone.tones()).hasSize(19).allMatch(each -> each.is(440))
                .noneMatch(each -> each.is(438.9) || each.is(441.1) || each.isBeep());
    }

    @Test
    void anotherToneIsNotTakenForIt() throws Exception {
        HeardTones heard = new HeardTones(430);
        hear(heard, frame -> false, samples -> samples);
        assertThat(heard.tones()).isNotEmpty().noneMatch(each -> each.is(430));
    }

    @Test
    void aBeepIsMeasuredWhereverItBegins() throws Exception {
        shift = 7;
        hear(heardBeeps, frame -> false, samples -> samples);
        assertThat(heardBeeps.tones()).hasSizeBetween(9, 10).allMatch(Tone::isBeep)
                .noneMatch(each -> each.is(BeatSource.FREQUENCY));
    }

    @ParameterizedTest
    @EnumSource(names = {"OPUS", "SPEEX", "G711_MU_LAW"})
    void codecsLeaveTonesAndBeepsAsTheyAre(AudioCodec codec) throws Exception {
        AudioCodecProvider provider = AudioCodecs.available().find(codec).orElseThrow();
        for (HeardTones heard : List.of(heardTone, heardBeeps)) {
            AudioEncoder encoder = provider.newEncoder();
            AudioDecoder decoder = provider.newDecoder();
            hear(heard, frame -> false, samples -> decoder.decode(encoder.encode(samples)));
        }
        assertThat(heardTone.tones()).hasSizeBetween(18, 19).allMatch(each -> each.is(440));
        assertThat(heardBeeps.tones()).hasSizeBetween(9, 10).allMatch(Tone::isBeep);
    }

    @Test
    void whatWasMadeUpIsNoToneThatWasSent() throws Exception {
        hear(heardTone, frame -> frame % 60 == 31, samples -> samples);
        assertThat(heardTone.tones()).hasSizeBetween(5, 18).allMatch(each -> each.is(440));
        hear(heardBeeps, frame -> frame % 100 < 3, samples -> samples);
        assertThat(heardBeeps.tones()).hasSizeBetween(4, 5).allMatch(Tone::isBeep);
    }

    @Test
    void whereSomethingIsLeftOutNothingIsMeasured() throws Exception {
        hear(heardTone, frame -> false, samples -> samples);
        int before = heardTone.tones().size();
        // A quarter of a period is missing between the two.
        tone.read(new short[9], 0);
        shift = FRAMES * AudioFrame.MILLISECONDS + 30;
        hear(heardTone, frame -> false, samples -> samples);
        assertThat(heardTone.tones()).hasSizeBetween(before + 17, before + 19).allMatch(each -> each.is(440));
    }
}
