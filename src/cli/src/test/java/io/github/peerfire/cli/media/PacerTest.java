package io.github.peerfire.cli.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.cli.flv.FlvException;
import io.github.peerfire.cli.flv.FlvTag;
import io.github.peerfire.flash.message.AudioMessage;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.VideoMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacerTest {

    private final List<RtmpMessage> sent = new ArrayList<>();

    @TempDir
    private Path directory;

    private Pacer pacer(FlvTag... tags) {
        Iterator<FlvTag> rest = List.of(tags).iterator();
        return new Pacer(new TagSource() {

            @Override
            public FlvTag next() {
                return rest.hasNext() ? rest.next() : null;
            }

            @Override
            public void close() {
                // There is nothing to close.
            }
        }, sent::add);
    }

    private static FlvTag audio(long timestamp) {
        return new FlvTag(FlvTag.AUDIO, timestamp, new byte[] {(byte) 0xaf, 1, 9});
    }

    private static FlvTag configuration(long timestamp) {
        return new FlvTag(FlvTag.AUDIO, timestamp, new byte[] {(byte) 0xaf, 0, 9});
    }

    @Test
    void eachTagGoesOutWhenItsTimeHasCome() throws Exception {
        Pacer pacer = pacer(audio(0), audio(20), audio(40));

        assertThat(pacer.advance(0)).isEqualTo(20);
        assertThat(sent).hasSize(1);
        assertThat(pacer.advance(15)).isEqualTo(5);
        assertThat(pacer.advance(25)).isEqualTo(15);
        assertThat(sent).hasSize(2);
        assertThat(pacer.advance(40)).isEqualTo(Pacer.END);
        assertThat(sent).extracting(RtmpMessage::timestamp).containsExactly(0L, 20L, 40L);
        assertThat(pacer.position()).isEqualTo(40);
        assertThat(pacer.counts().audio()).isEqualTo(3);
    }

    @Test
    void theFirstSoundGoesOutAtOnceWheneverItIs() throws Exception {
        Pacer pacer = pacer(configuration(0), audio(90_000), audio(90_020));

        assertThat(pacer.advance(0)).isEqualTo(20);
        assertThat(sent).extracting(RtmpMessage::timestamp).containsExactly(0L, 90_000L);
    }

    @Test
    void timestampsMayGoBackAndWrap() throws Exception {
        Pacer pacer = pacer(audio(0xffff_fff0L), audio(0xffff_ffe0L), audio(4));

        assertThat(pacer.advance(0)).isEqualTo(20);
        assertThat(sent).hasSize(2);
        assertThat(pacer.advance(20)).isEqualTo(Pacer.END);
    }

    @Test
    void metadataGoOutAsADataFrame() throws Exception {
        Pacer pacer = pacer(SyntheticFlv.tags(20).get(0), new FlvTag(FlvTag.SCRIPT, 0, new byte[] {2}));

        assertThat(pacer.advance(0)).isEqualTo(Pacer.END);
        assertThat(sent).singleElement().isInstanceOfSatisfying(DataMessage.class, data -> {
            assertThat(data.handler()).isEqualTo("@setDataFrame");
            assertThat(data.arguments().get(0).asText()).hasValue("onMetaData");
            assertThat(data.arguments().get(1).property("width").asNumber()).hasValue(320.0);
        });
        assertThat(pacer.counts().unreadableScripts()).isEqualTo(1);
    }

    @Test
    void aFileGoesRoundOnOneTimeLine() throws Exception {
        Path film = SyntheticFlv.write(directory.resolve("film.flv"), 1_000);
        try (FlvSource source = FlvSource.open(film, true)) {
            Pacer pacer = new Pacer(source, sent::add);

            pacer.advance(2_500);
        }

        List<Long> sound = sent.stream().filter(AudioMessage.class::isInstance).map(RtmpMessage::timestamp).toList();
        assertThat(sound).isSorted().endsWith(980L + 1_520L);
        assertThat(sound.stream().distinct()).hasSize(126);
        assertThat(sent.stream().filter(VideoMessage.class::isInstance).map(RtmpMessage::timestamp).toList())
                .isSorted();
    }

    @Test
    void aFileThatWasCutIsSentAsFarAsItGoes() throws Exception {
        Path film = SyntheticFlv.write(directory.resolve("film.flv"), 1_000);
        Files.write(film, Arrays.copyOf(Files.readAllBytes(film), 30_000));
        try (FlvSource source = FlvSource.open(film, true)) {
            Pacer pacer = new Pacer(source, sent::add);

            assertThatThrownBy(() -> pacer.advance(10_000)).isInstanceOf(FlvException.class)
                    .hasMessageContaining("The FLV ends within the tag at byte ");
        }
        assertThat(sent).hasSizeGreaterThan(10);
    }
}
