package io.github.peerfire.phone.media.audio;

import org.xiph.speex.Bits;
import org.xiph.speex.Ltp;

/**
 * Speex's prediction from the pitch ("Pitch Prediction" in the Speex Codec Manual), a little too weak on purpose. An
 * encoder that follows a steady sound as well as it can repeats what was before with a gain of one or more, so that
 * whatever the decoder lacks, for a packet was lost or its numbers are rounded otherwise, stays or even grows. If a
 * share is left to the other part of the code each time, it fades. The format knows no difference.
 */
final class FadingPrediction extends Ltp {

    private final Ltp library;
    private float share = 1;
    private float[] aim = new float[0];

    FadingPrediction(Ltp library) {
        this.library = library;
    }

    /** Sets how much of the sound the prediction aims at, 0 to 1. */
    void setShare(float share) {
        this.share = share;
    }

    @Override
    public int quant(float[] target, float[] sw, int sws, float[] ak, float[] awk1, float[] awk2, float[] exc, int es,
            int start, int end, float pitchCoef, int p, int nsf, Bits bits, float[] exc2, int e2s, float[] r,
            int complexity) {
        if (aim.length != target.length) {
            aim = new float[target.length];
        }
        for (int i = 0; i < aim.length; i++) {
            aim[i] = share * target[i];
        }
        return library.quant(aim, sw, sws, ak, awk1, awk2, exc, es, start, end, pitchCoef, p, nsf, bits, exc2, e2s, r,
                complexity);
    }

    @Override
    public int unquant(float[] exc, int es, int start, float pitchCoef, int nsf, float[] gains, Bits bits, int lost,
            int offset, float lastGain) {
        return library.unquant(exc, es, start, pitchCoef, nsf, gains, bits, lost, offset, lastGain);
    }
}
