package io.github.peerfire.phone.media.audio;

import java.io.StreamCorruptedException;
import org.xiph.speex.Bits;
import org.xiph.speex.SbDecoder;

/**
 * Listens to what an encoder of Speex made. The library's loses its way when it hears some steady tones for some ten
 * seconds, such as 440 Hz: it hums, and then is silent for good.
 */
final class SpeexWatch {

    /** Over some 100 ms. */
    private static final double SHARE = 0.2;
    /** Four times the power, and a thirtieth of it. */
    private static final double MUCH = 4;
    private static final double LITTLE = 0.03;
    /** Mean squares below that are not looked at: -50 dB. */
    private static final double QUIET = 1e-5 * Short.MAX_VALUE * Short.MAX_VALUE;
    /** Frames one after the other; what is decoded is a little late. */
    private static final int PATIENCE = 5;

    private final Bits bits = new Bits();
    private final float[] decoded = new float[AudioFrame.SAMPLES];
    private SbDecoder decoder;
    private double in;
    private double out;
    private int strange;

    SpeexWatch() {
        begin();
    }

    private void begin() {
        decoder = new SbDecoder();
        decoder.wbinit();
        in = 0;
        out = 0;
        strange = 0;
    }

    /** Whether a packet sounds like anything but what was encoded; if so, begins anew, as the encoder should. */
    boolean isAstray(short[] samples, byte[] packet) {
        double before = 0;
        double after = 0;
        try {
            bits.init();
            bits.read_from(packet, 0, packet.length);
            decoder.decode(bits, decoded);
        } catch (StreamCorruptedException | RuntimeException e) {
            begin();
            return true;
        }
        for (int i = 0; i < samples.length; i++) {
            before += (double) samples[i] * samples[i] / samples.length;
            after += (double) decoded[i] * decoded[i] / samples.length;
        }
        in += SHARE * (before - in);
        out += SHARE * (after - out);
        boolean looksLikeIt = out <= MUCH * Math.max(in, QUIET) && (in <= QUIET || out >= LITTLE * in);
        strange = looksLikeIt ? 0 : strange + 1;
        if (strange < PATIENCE) {
            return false;
        }
        begin();
        return true;
    }
}
