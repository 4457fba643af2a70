package io.github.peerfire.phone.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.rate.VideoQuality;
import io.github.peerfire.phone.media.session.MediaCodecs;
import io.github.peerfire.phone.media.session.MediaEvent;
import io.github.peerfire.phone.media.session.MediaPipeline;
import io.github.peerfire.phone.media.session.Streams;
import io.github.peerfire.phone.media.video.VideoFrame;
import io.github.peerfire.smack.calls.CallAbilities;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Codec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PhoneAbilitiesTest {

    private static final long PICTURE = 70_000_000;
    private static final Codec NELLYMOSER = new Codec(Optional.of(6), Optional.empty(), Optional.empty(),
            Optional.empty(), 1, Optional.empty());
    private static final Codec SORENSON = new Codec(Optional.of(2), Optional.empty(), Optional.empty(),
            Optional.empty(), 1, Optional.empty());

    private final List<byte[]> audio = new ArrayList<>();
    private final List<byte[]> video = new ArrayList<>();
    private final List<MediaEvent> events = new ArrayList<>();
    private final MediaCodecs codecs = MediaCodecs.available();
    private final Streams sent = new Streams();
    private final MediaPipeline pipeline = new MediaPipeline(sent, new Streams(), codecs, VideoQuality.NORMAL,
            () -> 0, events::add);
    private long now;

    PhoneAbilitiesTest() {
        sent.onAudio((timestamp, tag) -> audio.add(tag));
        sent.onVideo((timestamp, tag) -> video.add(tag));
    }

    private void capture() {
        audio.clear();
        video.clear();
        now += PICTURE;
        pipeline.captured(new short[AudioFrame.SAMPLES], now);
        pipeline.captured(VideoFrame.black(160, 120), now);
    }

    @Test
    void whatTheOtherSideNamesFirstIsUsed() {
        CallAbilities theirs = PhoneAbilities.of(codecs);
        PhoneAbilities.choose(List.of(NELLYMOSER, Codec.PCMU, Codec.SPEEX), theirs.codecs().get(MediaKind.VIDEO),
                pipeline, codecs);
        capture();
        assertThat(audio.get(0)[0] >> 4 & 0xf).as("G.711 in FLV").isEqualTo(8);
        assertThat(video).isNotEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void whoDecodesNothingOfOursGetsNothingAndTheUserIsTold() {
        PhoneAbilities.choose(List.of(NELLYMOSER), List.of(SORENSON), pipeline, codecs);
        capture();
        assertThat(audio).isEmpty();
        assertThat(video).isEmpty();
        assertThat(events).containsExactly(new MediaEvent.NoCommonCodec(false), new MediaEvent.NoCommonCodec(true));
        assertThat(new MediaEvent.NoCommonCodec(true).explain(Locale.ENGLISH)).contains("does not see you");
        assertThat(new MediaEvent.NoCommonCodec(false).explain(Locale.FRENCH)).contains("ne vous entend");
    }

    @Test
    void whoThenNamesAnotherCodecGetsThat() {
        PhoneAbilities.choose(List.of(NELLYMOSER), List.of(), pipeline, codecs);
        PhoneAbilities.choose(List.of(Codec.SPEEX), List.of(), pipeline, codecs);
        capture();
        assertThat(audio).hasSize(1);
    }

    @Test
    void whoHasNotSaidWhatItDecodesGetsWhatIsBest() {
        PhoneAbilities.choose(List.of(), List.of(), pipeline, codecs);
        capture();
        assertThat(audio).isNotEmpty();
        assertThat(video).isNotEmpty();
        assertThat(events).isEmpty();
    }
}
