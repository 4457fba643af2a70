package io.github.peerfire.phone.media.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.peerfire.phone.media.audio.AudioFrame;
import org.junit.jupiter.api.Test;

class BeatMeterTest {

    private static final long MILLISECOND = 1_000_000;
    private static final TestCamera CAMERA = new TestCamera(160, 120);

    private final BeatMeter meter = new BeatMeter();

    /** A beep of a whole second is heard so late, after silence. */
    private void beep(int second, int late) {
        short[] samples = new short[AudioFrame.SAMPLES];
        for (int i = 10; i > 0; i--) {
            meter.heard(samples, (second * 1000L + late - i * 20L) * MILLISECOND);
        }
        samples[0] = Short.MAX_VALUE;
        meter.heard(samples, (second * 1000L + late) * MILLISECOND);
    }

    private void picture(long seenAt, long old) {
        meter.seen(CAMERA.read((seenAt - old) * MILLISECOND), seenAt * MILLISECOND);
    }

    @Test
    void beepsAndPicturesAreAsLateAsTheyCome() {
        beep(5, 90);
        picture(5_400, 100);
        beep(6, 90);
        assertThat(meter.mouthToEar()).containsExactly(90.0, 90.0);
        assertThat(meter.cameraToScreen()).containsExactly(100.0);
        assertThat(meter.soundBehindPictures()).containsExactly(-10.0);
    }

    @Test
    void soundThatCatchesUpIsComparedByWhatIsHeardWhenThePictureIsSeen() {
        beep(5, 300);
        picture(5_750, 250);
        beep(6, 200);
        assertThat(meter.soundBehindPictures().get(0)).isCloseTo(0, within(1.0));
    }

    @Test
    void aBeepWhoseBeginningWasMadeUpIsNotMeasured() {
        beep(5, 90);
        picture(5_900, 100);
        meter.madeUp();
        short[] rest = new short[AudioFrame.SAMPLES];
        rest[0] = Short.MAX_VALUE;
        meter.heard(rest, 6_110 * MILLISECOND);
        picture(6_900, 100);
        assertThat(meter.mouthToEar()).containsExactly(90.0);
        beep(7, 90);
        assertThat(meter.mouthToEar()).containsExactly(90.0, 90.0);
        assertThat(meter.soundBehindPictures()).containsExactly(-10.0, -10.0);
    }

    @Test
    void whatWasBeforeAnInterruptionIsComparedWithNothingAfterIt() {
        beep(5, 300);
        picture(5_400, 300);
        meter.interrupt();
        picture(5_900, 90);
        beep(6, 90);
        picture(6_400, 100);
        beep(7, 90);
        assertThat(meter.mouthToEar()).containsExactly(90.0, 90.0, 300.0);
        assertThat(meter.soundBehindPictures()).containsExactly(-10.0);
    }

    @Test
    void beforeTheFirstBeepNothingIsCompared() {
        picture(4_000, 100);
        beep(5, 90);
        assertThat(meter.soundBehindPictures()).isEmpty();
    }
}
