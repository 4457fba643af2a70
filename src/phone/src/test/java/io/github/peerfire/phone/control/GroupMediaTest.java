package io.github.peerfire.phone.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.peerfire.client.CallStatistics;
import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.phone.media.audio.AudioCodecs;
import io.github.peerfire.phone.media.audio.AudioEncoder;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.LevelMeter;
import io.github.peerfire.phone.media.device.ToneSource;
import io.github.peerfire.phone.media.echo.EchoCanceller;
import io.github.peerfire.phone.media.session.MediaCounters;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.phone.media.session.Streams;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With threads, in real time. */
class GroupMediaTest {

    private final GroupMedia media = new GroupMedia(Nobody.STREAM,
            () -> CompletableFuture.completedFuture(CallStatistics.NONE), MediaSettings.NONE, new Alone(),
            event -> { });

    @AfterEach
    void close() {
        media.close();
    }

    /** Half a second of a tone, all at once. */
    private static void speak(Streams member) {
        AudioEncoder encoder = AudioCodecs.available().find(AudioCodec.G711_MU_LAW).orElseThrow().newEncoder();
        ToneSource tone = new ToneSource(440);
        short[] samples = new short[AudioFrame.SAMPLES];
        for (int i = 0; i < 25; i++) {
            tone.read(samples, 0);
            member.audio(i * AudioFrame.MILLISECONDS, encoder.encode(samples));
        }
    }

    @Test
    void whatAMemberSentIsCountedAlsoAfterItHasLeft() {
        Streams member = new Streams();
        media.add("somebody", member);
        speak(member);
        assertThat(media.counters("somebody").audioReceived().messages()).isEqualTo(25);
        media.remove("somebody");
        assertThat(media.counters("somebody").audioReceived().messages()).isEqualTo(25);
        assertThat(media.counters("nobody")).isEqualTo(MediaCounters.NONE);
    }

    @Test
    void theEchoCancellerHearsWhatTheMembersSay() throws Exception {
        CompletableFuture<Double> heard = new CompletableFuture<>();
        media.pipeline().cancelEcho(new EchoCanceller() {

            @Override
            public void played(short[] samples, long sinkDelay) {
                double level = LevelMeter.decibels(samples);
                if (level > -12) {
                    heard.complete(level);
                }
            }

            @Override
            public void captured(short[] samples) {
                // Nobody speaks here.
            }
        });
        Streams member = new Streams();
        media.add("room@conference.example.net/somebody", member);
        media.start();
        speak(member);
        assertThat(heard.get(30, TimeUnit.SECONDS)).isCloseTo(-9, within(3.0));
    }
}
