package io.github.peerfire.phone.ring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.CallMediaState;
import io.github.peerfire.phone.control.CallKind;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SampleHistory;
import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSink;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.audio.ToneMeter;
import io.github.peerfire.phone.media.device.DeviceOpener;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.phone.media.video.VideoSource;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RingerTest {

    private final Queue<Runnable> thread = new ArrayDeque<>();
    private final Loudspeaker loudspeaker = new Loudspeaker();
    private final Ringer ringer = new Ringer(loudspeaker, thread::add);

    private static PhoneSnapshot phone(CallPhase... phases) {
        return phone(PhoneSnapshot.NEW.devices(), phases);
    }

    private static PhoneSnapshot phone(MediaSettings devices, CallPhase... phases) {
        return phone(devices, false, phases);
    }

    private static PhoneSnapshot phone(MediaSettings devices, boolean held, CallPhase... phases) {
        CallMediaState none = new CallMediaState(Set.of(), Set.of(), Set.of(), held, false, Set.of(), Set.of());
        List<CallSnapshot> calls = new ArrayList<>();
        for (CallPhase phase : phases) {
            calls.add(new CallSnapshot(calls.size(), CallKind.CONTACT, "Bob", false, false, CallState.of(phase), none,
                    false, Optional.empty(), SampleHistory.NONE, List.of(), List.of()));
        }
        PhoneSnapshot now = PhoneSnapshot.NEW;
        return new PhoneSnapshot(now.phase(), now.account(), now.device(), now.connection(), now.contacts(), calls,
                now.missed(), now.notice(), now.settings(), devices, false);
    }

    @Test
    void itRingsUntilTheCallIsTaken() {
        ringer.accept(phone(CallPhase.ALERTING));
        ringer.accept(phone(CallPhase.ALERTING));
        assertThat(thread).hasSize(1);
        loudspeaker.after(75, () -> ringer.accept(phone(CallPhase.ACTIVE)));
        thread.remove().run();
        assertThat(loudspeaker.played).hasSize(75 * AudioFrame.SAMPLES);
        assertThat(loudspeaker.played.stream().mapToInt(Math::abs).max().orElseThrow()).isBetween(7000, 8192);
        assertThat(loudspeaker.open).isFalse();
    }

    @Test
    void theCallerHearsThatItRingsThere() {
        ringer.accept(phone(CallPhase.RINGING));
        loudspeaker.after(50, () -> ringer.accept(phone()));
        thread.remove().run();
        ToneMeter meter = new ToneMeter();
        for (int i = 0; i + AudioFrame.SAMPLES <= loudspeaker.played.size(); i += AudioFrame.SAMPLES) {
            meter.take(samples(i));
        }
        assertThat(meter.frequency()).isCloseTo(425, Offset.offset(5.0));
    }

    private short[] samples(int from) {
        short[] frame = new short[AudioFrame.SAMPLES];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = loudspeaker.played.get(from + i).shortValue();
        }
        return frame;
    }

    @Test
    void nothingRingsIntoACall() {
        ringer.accept(phone(CallPhase.ACTIVE, CallPhase.ALERTING));
        assertThat(thread).isEmpty();
    }

    @Test
    void withoutALoudspeakerItIsSilentAndNothingElse() {
        loudspeaker.broken = true;
        ringer.accept(phone(CallPhase.ALERTING));
        thread.remove().run();
        assertThat(loudspeaker.played).isEmpty();
    }

    @Test
    void itRingsOnceTheLoudspeakerIsGivenBack() {
        loudspeaker.broken = true;
        ringer.accept(phone(CallPhase.ALERTING));
        thread.remove().run();
        loudspeaker.broken = false;
        loudspeaker.after(10, () -> ringer.accept(phone()));
        thread.remove().run();
        assertThat(loudspeaker.played).hasSize(10 * AudioFrame.SAMPLES);
        assertThat(thread).isEmpty();
    }

    @Test
    void itRingsWhileTheOnlyOtherCallIsHeld() {
        ringer.accept(phone(PhoneSnapshot.NEW.devices(), true, CallPhase.ACTIVE, CallPhase.ALERTING));
        assertThat(thread).hasSize(1);
    }

    /** It would take the place of the recording of the call before. */
    @Test
    void nothingRingsInARecording() {
        ringer.accept(phone(MediaSettings.NONE.withLoudspeaker("calls.wav"), CallPhase.ALERTING));
        assertThat(thread).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RingTone.class)
    void aToneHasPausesAndNoClicks(RingTone tone) {
        int last = 0;
        int silent = 0;
        for (int frame = 0; frame < 250; frame++) {
            short[] samples = tone.frame(frame);
            silent += Arrays.equals(samples, new short[AudioFrame.SAMPLES]) ? 1 : 0;
            assertThat(Math.abs(samples[0] - last)).isLessThan(5000);
            last = samples[samples.length - 1];
        }
        assertThat(silent).isGreaterThan(100);
    }

    /** Keeps what is played, and does something after a while. */
    private static final class Loudspeaker implements DeviceOpener {

        private final List<Integer> played = new ArrayList<>();
        private boolean open;
        private boolean broken;
        private int frames;
        private Runnable then;

        void after(int number, Runnable act) {
            frames = number;
            then = act;
        }

        @Override
        public AudioSource openMicrophone(String name) {
            throw new AssertionError("Nobody listens.");
        }

        @Override
        public VideoSource openCamera(String name, int width, int height, double framesPerSecond) {
            throw new AssertionError("Nobody looks.");
        }

        @Override
        public AudioSink openLoudspeaker(String name) throws DeviceException {
            if (broken) {
                throw new DeviceException(DeviceFault.NO_LOUDSPEAKER, name);
            }
            open = true;
            return new AudioSink() {

                @Override
                public String name() {
                    return name;
                }

                @Override
                public boolean isPaced() {
                    return true;
                }

                @Override
                public void write(short[] samples) {
                    for (short sample : samples) {
                        played.add((int) sample);
                    }
                    if (--frames == 0) {
                        then.run();
                    }
                }

                @Override
                public long delay() {
                    return 0;
                }

                @Override
                public void close() {
                    open = false;
                }
            };
        }
    }
}
