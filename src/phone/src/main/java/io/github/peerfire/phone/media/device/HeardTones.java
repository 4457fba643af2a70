package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.LevelMeter;
import io.github.peerfire.phone.media.audio.ToneMeter;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures a {@link ToneSource} or a {@link BeatSource} at the other side of a call, half second by half second, each
 * from where there is something to hear. Those in which or before which something was made up, put in or left out say
 * nothing of what was sent, and do not count. Thread-safe.
 */
public final class HeardTones {

    private static final int FRAMES = 500 / AudioFrame.MILLISECONDS;
    /** Codecs make some noise of silence. */
    private static final double SILENCE = -40;
    /** Hertz around what was sent. */
    private static final double NEAR = 20;
    private static final double STEP = 0.25;

    private final double sent;
    private final List<Tone> tones = new ArrayList<>();
    private final short[] samples = new short[FRAMES * AudioFrame.SAMPLES];
    private int frames;
    private long last;
    private boolean lastAsSent;
    private boolean allAsSent;

    /**
     * What was heard for half a second.
     *
     * @param frequency the strongest near the one that was sent, in hertz
     * @param decibels how loud that was, of full scale
     */
    public record Tone(double frequency, double decibels) {

        private static final double LEVEL = -9;
        /** A tenth of a second in half a one: a fifth of the amplitude. */
        private static final double BEEP_LEVEL = LEVEL - 14;

        /** Whether it is that of a {@link ToneSource}, by 1 Hz and 2 dB. */
        public boolean is(double hertz) {
            return is(hertz, LEVEL);
        }

        /** Whether it is one beep of a {@link BeatSource}, by as much. */
        public boolean isBeep() {
            return is(BeatSource.FREQUENCY, BEEP_LEVEL);
        }

        private boolean is(double hertz, double level) {
            return Math.abs(frequency - hertz) < 1 && Math.abs(decibels - level) < 2;
        }
    }

    /**
     * Measures one.
     *
     * @param sent what was sent, in hertz
     */
    public HeardTones(double sent) {
        this.sent = sent;
    }

    /**
     * Takes what is heard next.
     *
     * @param madeUp whether something of it was, because what was sent did not come in time
     */
    public synchronized void heard(AudioFrame frame, boolean madeUp) {
        boolean before = lastAsSent;
        lastAsSent = !madeUp && Math.abs(frame.timestamp() - last - AudioFrame.MILLISECONDS) <= 1;
        last = frame.timestamp();
        if (frames == 0 && LevelMeter.decibels(frame.samples()) < SILENCE) {
            return;
        }
        allAsSent = lastAsSent && (frames == 0 ? before : allAsSent);
        System.arraycopy(frame.samples(), 0, samples, frames * AudioFrame.SAMPLES, AudioFrame.SAMPLES);
        if (++frames == FRAMES) {
            if (allAsSent) {
                tones.add(strongest());
            }
            frames = 0;
        }
    }

    private Tone strongest() {
        double frequency = 0;
        double most = 0;
        for (double near = sent - NEAR; near <= sent + NEAR; near += STEP) {
            double power = ToneMeter.power(samples, near);
            if (power > most) {
                most = power;
                frequency = near;
            }
        }
        return new Tone(frequency, most == 0 ? LevelMeter.SILENCE : 10 * Math.log10(most));
    }

    /** Forgets what was measured. */
    public synchronized void begin() {
        tones.clear();
        frames = 0;
    }

    /** What was measured. */
    public synchronized List<Tone> tones() {
        return List.copyOf(tones);
    }
}
