package io.github.peerfire.demo;

import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.device.BeatMeter;
import io.github.peerfire.phone.media.device.BeatSource;
import io.github.peerfire.phone.media.device.HeardTones;
import io.github.peerfire.phone.media.device.HeardTones.Tone;
import io.github.peerfire.phone.media.playout.AudioCounters;
import io.github.peerfire.phone.media.rate.VideoQuality;
import io.github.peerfire.phone.media.video.VideoFrame;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;

/**
 * Measures what is heard and seen at one end of a call with made-up devices, and judges it by the goals of a call
 * between two phones on one machine. Time in which it is told nothing is left out. Thread-safe.
 */
final class CallMeter {

    /** In a second. */
    static final int FRAMES = 1000 / AudioFrame.MILLISECONDS;

    /** The share of frames that are there when they are due. */
    private static final double IN_TIME = 0.99;
    /** The share of half seconds and of beeps in which nothing was made up, put in or left out. */
    private static final double AS_SENT = 0.9;
    private static final double PICTURES_PER_SECOND = 14.85;
    /** Milliseconds, of 95 in a hundred beeps. */
    private static final double MOUTH_TO_EAR = 120;
    /** The same of pictures, which are shown when sound has got to them; no goal, but it shows the delay both ways. */
    private static final double CAMERA_TO_SCREEN = 150;
    private static final double MOST = 0.95;
    /** Milliseconds, of each picture. */
    private static final double OUT_OF_STEP = 80;

    private final double hertz;
    private final BeatMeter meter = new BeatMeter();
    private final HeardTones tones;
    private int frames;
    private long inTime;
    private long madeUp;
    private int small;
    private int pieces = 1;
    private boolean interrupted;

    /**
     * Begins.
     *
     * @param hertz what the other side sends: beeps if it is their frequency, else a tone
     */
    CallMeter(double hertz) {
        this.hertz = hertz;
        tones = new HeardTones(hertz);
    }

    /**
     * Takes 20 ms of sound.
     *
     * @param counted what became of the sound since the last ones
     * @param now when it is heard, in nanoseconds
     */
    synchronized void heard(AudioFrame frame, AudioCounters counted, long now) {
        pieces += interrupted ? 1 : 0;
        interrupted = false;
        frames++;
        inTime += counted.inTime() + counted.recovered();
        madeUp += counted.concealed();
        tones.heard(frame, counted.concealed() > 0);
        if (counted.concealed() > 0) {
            meter.madeUp();
        } else {
            meter.heard(frame.samples(), now);
        }
    }

    /** Takes a picture, as it is shown at a time in nanoseconds. */
    synchronized void seen(VideoFrame frame, long now) {
        small += frame.width() < VideoQuality.NORMAL.width() || frame.height() < VideoQuality.NORMAL.height() ? 1 : 0;
        meter.seen(frame, now);
    }

    /** What comes next has nothing to do with what was before. */
    synchronized void interrupt() {
        interrupted = frames > 0;
        meter.interrupt();
    }

    /** How many seconds were measured. */
    synchronized double seconds() {
        return (double) frames / FRAMES;
    }

    /** What was measured as it was sent: half seconds of a tone, or beeps. */
    List<Tone> tones() {
        return tones.tones();
    }

    /** How many pictures were seen. */
    int pictures() {
        return meter.pictures();
    }

    /** How many of them had no clock that can be read. */
    int unreadable() {
        return meter.unreadable();
    }

    /** Whether that is what was sent. */
    boolean isAsSent(Tone tone) {
        return beeps() ? tone.isBeep() : tone.is(hertz);
    }

    private boolean beeps() {
        return hertz == BeatSource.FREQUENCY;
    }

    /** Judges what was measured; what it begins and ends with may be missing of each piece. */
    synchronized void judge(String end, SoftAssertions goals) {
        double sent = seconds() * (beeps() ? 1 : 2);
        goals.assertThat(tones().stream().filter(tone -> !isAsSent(tone))).as("other sounds %s", end).isEmpty();
        goals.assertThat(tones().size()).as("half seconds or beeps as sent %s", end)
                .isGreaterThanOrEqualTo((int) (sent * AS_SENT) - 2 * pieces);
        goals.assertThat(madeUp).as("frames made up %s", end)
                .isLessThanOrEqualTo((long) ((inTime + madeUp) * (1 - IN_TIME)));
        // Nor was it silent for so long that nothing was made up any more.
        goals.assertThat(inTime).as("frames in time %s", end)
                .isGreaterThanOrEqualTo((long) (frames * IN_TIME) - pieces);
        goals.assertThat(unreadable()).as("pictures without a clock %s", end).isZero();
        goals.assertThat(small).as("small pictures %s", end).isZero();
        goals.assertThat(pictures()).as("pictures %s", end)
                .isGreaterThanOrEqualTo((int) (seconds() * PICTURES_PER_SECOND) - pieces);
        goals.assertThat(share(meter.cameraToScreen(), MOST)).as("camera to screen %s", end)
                .isLessThanOrEqualTo(CAMERA_TO_SCREEN);
        if (beeps()) {
            goals.assertThat(share(meter.mouthToEar(), MOST)).as("mouth to ear %s", end)
                    .isLessThanOrEqualTo(MOUTH_TO_EAR);
            List<Double> skew = meter.soundBehindPictures();
            goals.assertThat(share(skew, 0)).as("sound before pictures %s", end).isGreaterThan(-OUT_OF_STEP);
            goals.assertThat(share(skew, 1)).as("sound behind pictures %s", end).isLessThan(OUT_OF_STEP);
        }
    }

    /** What so many do not exceed; no goal allows for none at all. */
    private static double share(List<Double> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : BeatMeter.percentile(sorted, share);
    }

    @Override
    public synchronized String toString() {
        return String.format(Locale.ROOT, "%s; %d frames in time, %d made up; %d %s as sent", meter, inTime, madeUp,
                tones().size(), beeps() ? "beeps" : "half seconds");
    }
}
