package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSource;
import io.github.peerfire.phone.media.device.BeatSource;
import io.github.peerfire.phone.media.device.TestCamera;
import io.github.peerfire.phone.media.device.ToneSource;
import io.github.peerfire.phone.media.playout.AudioCounters;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What a call is judged by: each defect misses its goal, and no other one. */
class CallMeterTest {

    private static final long MILLISECOND = 1_000_000;
    private static final int SECOND = 1000;
    /** As long as what is judged at least. */
    private static final int CALL = 20 * SECOND;
    private static final int NEVER = Integer.MAX_VALUE;

    private final CallMeter meter = new CallMeter(BeatSource.FREQUENCY);
    private AudioSource source = new BeatSource();
    private TestCamera camera = new TestCamera(320, 240);
    private int soundLate = 93;
    private int picturesLate = 92;
    private int madeUpEach = NEVER;
    private int pictureLostEach = NEVER;

    /** A call from one millisecond to another. */
    private void hold(CallMeter meter, int from, int to) throws DeviceException {
        for (int now = from; now < to; now += AudioFrame.MILLISECONDS) {
            short[] samples = new short[AudioFrame.SAMPLES];
            source.read(samples, (now - soundLate + AudioFrame.MILLISECONDS) * MILLISECOND);
            int madeUp = (now / AudioFrame.MILLISECONDS + 1) % madeUpEach == 0 ? 1 : 0;
            meter.heard(new AudioFrame(now, samples), new AudioCounters(1 - madeUp, 0, madeUp, 0, 0, 0, 0, 40),
                    now * MILLISECOND);
            // Of 50 times in a second a picture is seen at 15.
            int picture = now * 15 / SECOND;
            if (picture != (now - AudioFrame.MILLISECONDS) * 15 / SECOND && (picture + 1) % pictureLostEach != 0) {
                meter.seen(camera.read((now - picturesLate) * MILLISECOND), now * MILLISECOND);
            }
        }
    }

    private static List<String> missed(CallMeter meter) {
        SoftAssertions goals = new SoftAssertions();
        meter.judge("here", goals);
        return goals.assertionErrorsCollected().stream()
                .map(goal -> goal.getMessage().strip().replaceAll("(?s)\\[(.*?) here\\].*", "$1")).toList();
    }

    private List<String> missedInACall() throws DeviceException {
        hold(meter, SECOND, SECOND + CALL);
        return missed(meter);
    }

    @Test
    void aCallAsItIsOnOneMachineMissesNothing() throws Exception {
        assertThat(missedInACall()).isEmpty();
        assertThat(meter.seconds()).isEqualTo(20);
    }

    @Test
    void soundBehindPicturesIsNoticed() throws Exception {
        soundLate = 115;
        picturesLate = 15;
        assertThat(missedInACall()).containsExactly("sound behind pictures");
    }

    @Test
    void soundBeforePicturesIsNoticed() throws Exception {
        soundLate = 45;
        picturesLate = 145;
        assertThat(missedInACall()).containsExactly("sound before pictures");
    }

    @Test
    void aLongerWayIsNoticed() throws Exception {
        soundLate += 100;
        picturesLate += 100;
        assertThat(missedInACall()).containsExactly("camera to screen", "mouth to ear");
    }

    @Test
    void aLossOfEachFiftiethFrameIsNoticed() throws Exception {
        madeUpEach = 50;
        assertThat(missedInACall()).contains("frames made up", "frames in time");
    }

    @Test
    void aLossOfEachFiftiethPictureIsNoticed() throws Exception {
        pictureLostEach = 50;
        assertThat(missedInACall()).containsExactly("pictures");
    }

    @Test
    void smallerPicturesAreNoticed() throws Exception {
        camera = new TestCamera(192, 144);
        assertThat(missedInACall()).containsExactly("small pictures");
    }

    @Test
    void anotherToneIsNoticed() throws Exception {
        CallMeter tone = new CallMeter(440);
        source = new ToneSource(440);
        hold(tone, 0, CALL);
        assertThat(missed(tone)).isEmpty();
        CallMeter other = new CallMeter(440);
        source = new ToneSource(442);
        hold(other, 0, CALL);
        assertThat(missed(other)).containsExactly("other sounds");
    }

    @Test
    void silenceIsNoticed() throws Exception {
        for (int now = 0; now < CALL; now += AudioFrame.MILLISECONDS) {
            meter.heard(new AudioFrame(now, new short[AudioFrame.SAMPLES]), AudioCounters.NONE, now * MILLISECOND);
        }
        assertThat(missed(meter)).contains("half seconds or beeps as sent", "frames in time", "pictures",
                "mouth to ear");
    }

    @Test
    void whatIsInterruptedIsJudgedByItsPieces() throws Exception {
        hold(meter, SECOND, 10 * SECOND + 300);
        meter.interrupt();
        soundLate = 110;
        picturesLate = 100;
        hold(meter, 20 * SECOND + 500, 30 * SECOND);
        assertThat(missed(meter)).isEmpty();
        meter.interrupt();
        soundLate = 210;
        hold(meter, 35 * SECOND, 40 * SECOND);
        assertThat(missed(meter)).contains("mouth to ear", "sound behind pictures");
    }
}
