package io.github.peerfire.cli.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.cli.flv.FlvTag;
import io.github.peerfire.cli.flv.TagSink;
import io.github.peerfire.flash.amf.AmfNumber;
import io.github.peerfire.flash.message.AudioMessage;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.VideoMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecorderTest {

    private static final byte[] AUDIO = {(byte) 0xaf, 1, 9};
    private static final byte[] AUDIO_CONFIGURATION = {(byte) 0xaf, 0, 9};
    private static final byte[] VIDEO = {0x27, 1, 0, 0, 0, 9};
    private static final byte[] VIDEO_CONFIGURATION = {0x17, 0, 0, 0, 0, 9};

    private final List<FlvTag> written = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private boolean finished;
    private final Recorder recorder = new Recorder(new TagSink() {

        @Override
        public void write(FlvTag tag) {
            written.add(tag);
        }

        @Override
        public long length() {
            return written.size();
        }

        @Override
        public void finish() {
            finished = true;
        }
    }, gaps::add);

    private void audio(long... timestamps) throws IOException {
        for (long timestamp : timestamps) {
            recorder.take(new AudioMessage(timestamp, AUDIO));
        }
    }

    private static DataMessage data(long timestamp, double number) {
        return new DataMessage(false, timestamp, "onCount", List.of(new AmfNumber(number)));
    }

    private List<Long> timestamps() {
        return written.stream().map(FlvTag::timestamp).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aFilmComesOutAsItWasWhateverTheOrderWithinTheWindow(long seed) throws Exception {
        List<FlvTag> film = SyntheticFlv.tags(10_000);
        List<RtmpMessage> messages = new ArrayList<>();
        film.forEach(tag -> messages.add(tag.toMessage().orElseThrow()));
        Random random = new Random(seed);
        for (int from = 4; from + 100 < messages.size(); from += 100) {
            Collections.shuffle(messages.subList(from, from + 100), random);
        }

        for (RtmpMessage message : messages) {
            recorder.take(message);
        }
        recorder.finish();

        assertThat(written).as("seed %d", seed).hasSameSizeAs(film);
        for (int i = 0; i < film.size(); i++) {
            assertThat(written.get(i).timestamp()).as("seed %d, tag %d", seed, i).isEqualTo(film.get(i).timestamp());
            assertThat(written.get(i).body()).as("seed %d, tag %d", seed, i).isEqualTo(film.get(i).body());
        }
        assertThat(gaps).isEmpty();
        assertThat(finished).isTrue();
    }

    @Test
    void nothingIsWrittenBeforeWhatMayComeBeforeIt() throws Exception {
        audio(0, 20, 3_000);
        assertThat(timestamps()).containsExactly(0L);

        audio(40, 3_040);

        assertThat(timestamps()).containsExactly(0L, 20L, 40L);
    }

    @Test
    void whatComesTooLateIsLeftOutAndCounted() throws Exception {
        audio(0, 20, 60, 3_100, 40);
        recorder.finish();

        assertThat(timestamps()).containsExactly(0L, 20L, 60L, 3_100L);
        assertThat(recorder.counts().latecomers()).isEqualTo(1);
    }

    @Test
    void dataThatComeLateAreWrittenNevertheless() throws Exception {
        audio(0, 20, 5_000, 8_000);
        recorder.take(data(40, 1));
        recorder.finish();

        assertThat(timestamps()).containsExactly(0L, 20L, 5_000L, 5_000L, 8_000L);
        assertThat(recorder.counts().data()).isEqualTo(1);
    }

    @Test
    void whoJoinsLateGetsAFileThatBeginsAtZero() throws Exception {
        recorder.take(new DataMessage(false, 59_000, "onMetaData", List.of(new AmfNumber(7))));
        recorder.take(new VideoMessage(0, VIDEO_CONFIGURATION));
        recorder.take(new AudioMessage(0, AUDIO_CONFIGURATION));
        audio(60_000, 60_020);
        recorder.take(new VideoMessage(60_010, VIDEO));
        recorder.finish();

        assertThat(timestamps()).containsExactly(0L, 0L, 0L, 0L, 10L, 20L);
        assertThat(written.get(0).type()).isEqualTo(FlvTag.SCRIPT);
        assertThat(written.get(3).body()).isEqualTo(AUDIO);
    }

    @Test
    void aPublisherThatBeginsAnewGoesOnWhereItWas() throws Exception {
        audio(20_000, 20_020, 20_040);
        audio(0, 20);
        recorder.finish();

        assertThat(timestamps()).containsExactly(0L, 20L, 40L, 41L, 61L);
    }

    @Test
    void timestampsMayWrap() throws Exception {
        audio(0xffff_fff0L, 4);
        recorder.finish();

        assertThat(timestamps()).containsExactly(0L, 20L);
    }

    @Test
    void missingAudioIsAGap() throws Exception {
        for (long time = 0; time < 1_000; time += 20) {
            if (time < 400 || time >= 460) {
                audio(time);
            }
        }
        recorder.finish();

        assertThat(gaps).containsExactly(new Gap("audio", 380, 460, 3));
        assertThat(recorder.counts().audioGaps()).isEqualTo(1);
        assertThat(recorder.counts().missingAudio()).isEqualTo(3);
    }

    @Test
    void picturesAtOtherDistancesAreNoGap() throws Exception {
        long time = 0;
        for (int picture = 0; picture < 100; picture++) {
            time += picture % 2 == 0 ? 33 : 67;
            recorder.take(new VideoMessage(time, VIDEO));
        }
        recorder.finish();

        assertThat(gaps).isEmpty();
    }

    @Test
    void whatWaitsHasALimit() throws Exception {
        byte[] large = new byte[8 * 1_048_576];
        large[0] = 0x27;
        large[1] = 1;
        for (long time = 0; time < 20; time++) {
            recorder.take(new VideoMessage(time, large));
        }

        assertThat(written).hasSize(12);
    }

    @Test
    void aStreamOfDataAloneIsWrittenAtItsEnd() throws Exception {
        recorder.take(data(500, 1));
        recorder.take(data(900, 2));
        recorder.finish();

        assertThat(written).hasSize(2);
    }
}
