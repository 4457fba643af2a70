package io.github.peerfire.phone.media.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xiph.speex.Bits;
import org.xiph.speex.Lpc;
import org.xiph.speex.NbEncoder;
import org.xiph.speex.SbEncoder;
import org.xiph.speex.SubMode;

/** The library's encoder of Speex wideband, with a {@link FadingPrediction} in its lower band. Not thread-safe. */
final class SpeexWideband extends SbEncoder {

    private final Bits bits = new Bits();
    private final float[] input = new float[AudioFrame.SAMPLES];

    /**
     * Makes one.
     *
     * @param quality 0 to 10
     */
    SpeexWideband(int quality) {
        wbinit();
        lowenc = new LowerBand();
        setQuality(quality);
    }

    /** Encodes {@link AudioFrame#SAMPLES}. */
    byte[] encode(short[] samples) {
        for (int i = 0; i < input.length; i++) {
            input[i] = samples[i];
        }
        bits.init();
        encode(bits, input);
        return Arrays.copyOf(bits.getBuffer(), bits.getBufferSize());
    }

    /** 0 to 4 kHz. */
    private static final class LowerBand extends NbEncoder {

        /** Voices come out best with this share; with tones an error would take seconds to fade. */
        private static final float SHARE = 0.9f;
        private static final float SHARE_OF_TONES = 0.65f;
        /** Of noise that the spectral envelope is given: the library's, and what keeps loud enough what is new. */
        private static final float FLOOR = 1.0001f;
        private static final float FLOOR_OF_TONES = 1.01f;
        /** A tone is what can be told from the samples before but for this share; of voices one frame in a hundred. */
        private static final float UNFORESEEN = 0.003f;
        /** An amplitude of less than one is nothing. */
        private static final float NOTHING = 10;

        private final List<FadingPrediction> predictions = new ArrayList<>();
        private final float[] hann;
        private final float[] windowed;
        private final float[] correlation;
        private final float[] coefficients;
        private final float[] reflections;

        LowerBand() {
            nbinit();
            for (int i = 0; i < submodes.length; i++) {
                submodes[i] = submodes[i] == null ? null : fading(submodes[i]);
            }
            hann = new float[frameSize];
            windowed = new float[frameSize];
            correlation = new float[lpcSize + 1];
            coefficients = new float[lpcSize];
            reflections = new float[lpcSize];
            for (int i = 0; i < frameSize; i++) {
                hann[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / frameSize));
            }
        }

        private SubMode fading(SubMode mode) {
            FadingPrediction prediction = new FadingPrediction(mode.ltp);
            predictions.add(prediction);
            return new SubMode(mode.lbr_pitch, mode.forced_pitch_gain, mode.have_subframe_gain, mode.double_codebook,
                    mode.lsqQuant, prediction, mode.innovation, mode.lpc_enh_k1, mode.lpc_enh_k2, mode.comb_gain,
                    mode.bits_per_frame);
        }

        @Override
        public int encode(Bits packet, float[] samples) {
            boolean tone = isTone(samples);
            for (FadingPrediction prediction : predictions) {
                prediction.setShare(tone ? SHARE_OF_TONES : SHARE);
            }
            lpc_floor = tone ? FLOOR_OF_TONES : FLOOR;
            return super.encode(packet, samples);
        }

        private boolean isTone(float[] samples) {
            for (int i = 0; i < windowed.length; i++) {
                windowed[i] = hann[i] * samples[i];
            }
            Lpc.autocorr(windowed, correlation, correlation.length, windowed.length);
            correlation[0] += NOTHING;
            return Lpc.wld(coefficients, correlation, reflections, reflections.length) < UNFORESEEN * correlation[0];
        }
    }
}
