package io.github.peerfire.phone.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.peerfire.client.CallStatistics;
import io.github.peerfire.client.RemoteStream;
import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.phone.media.audio.AudioCodecs;
import io.github.peerfire.phone.media.audio.AudioEncoder;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.LevelMeter;
import io.github.peerfire.phone.media.device.DeviceOpener;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.device.ToneSource;
import io.github.peerfire.phone.media.echo.EchoCanceller;
import io.github.peerfire.phone.media.session.MediaCodecs;
import io.github.peerfire.phone.media.session.MediaSettings;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;

/** With threads, in real time. */
class GroupMediaTest {

    private static final CallStatistics NOTHING =
            new CallStatistics(Optional.empty(), Optional.empty(), Optional.empty());

    private final GroupMedia media = new GroupMedia(Nobody.STREAM, () -> CompletableFuture.completedFuture(NOTHING),
            MediaSettings.NONE, new Alone());

    @AfterEach
    void close() {
        media.close();
    }

    /** Half a second of a tone, all at once. */
    private static void speak(Member member) {
        AudioEncoder encoder = AudioCodecs.available().find(AudioCodec.G711_MU_LAW).orElseThrow().newEncoder();
        ToneSource tone = new ToneSource(440);
        short[] samples = new short[AudioFrame.SAMPLES];
        for (int i = 0; i < 25; i++) {
            tone.read(samples, 0);
            member.audio.accept(i * AudioFrame.MILLISECONDS, encoder.encode(samples));
        }
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
        Member member = new Member();
        media.add("room@conference.example.net/somebody", member);
        media.start();
        speak(member);
        assertThat(heard.get(30, TimeUnit.SECONDS)).isCloseTo(-9, within(3.0));
    }

    private static final class Member implements RemoteStream {

        private volatile Media audio = (timestamp, tag) -> { };

        @Override
        public void onAudio(Media listener) {
            audio = listener;
        }

        @Override
        public void onVideo(Media listener) {
            // No camera.
        }

        @Override
        public void onData(Data listener) {
            // No text.
        }

        @Override
        public void requestKeyFrame() {
            // No pictures.
        }
    }

    /** A phone with nothing but codecs. */
    private static final class Alone implements CallContext {

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void tell(String sentence) {
            // Nobody reads it.
        }

        @Override
        public void changed(ControlledCall call) {
            // There is none.
        }

        @Override
        public PhoneSentences sentences() {
            return new PhoneSentences(Locale.ENGLISH);
        }

        @Override
        public String explain(Throwable failure) {
            return failure.toString();
        }

        @Override
        public MediaCodecs codecs() {
            return MediaCodecs.forSound();
        }

        @Override
        public DeviceOpener opener() {
            return new MediaDevices();
        }

        @Override
        public MediaSettings devices() {
            return MediaSettings.NONE;
        }

        @Override
        public double volume() {
            return 1;
        }

        @Override
        public String ownName() {
            return "me";
        }

        @Override
        public String nameOf(BareJid account) {
            return account.toString();
        }
    }
}
