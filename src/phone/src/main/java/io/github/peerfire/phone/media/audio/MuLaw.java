package io.github.peerfire.phone.media.audio;

/** G.711 µ-law: 16-bit linear samples to 8 bits and back, after ITU-T G.711 (11/1988) table 2. */
final class MuLaw {

    private static final int CODES = 256;
    private static final int BIAS = 0x84;
    private static final int CLIP = 32635;
    private static final short[] LINEAR = linear();

    private MuLaw() {
    }

    /** The code of a sample. */
    static byte encode(short sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs((int) sample), CLIP) + BIAS;
        // The segment counts where the highest bit is, from bit 7 on.
        int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
        int step = magnitude >> segment + 3 & 0x0f;
        return (byte) ~(sign | segment << 4 | step);
    }

    /** The sample in the middle of a code's interval. */
    static short decode(byte code) {
        return LINEAR[code & 0xff];
    }

    private static short[] linear() {
        short[] table = new short[CODES];
        for (int i = 0; i < CODES; i++) {
            int code = ~i & 0xff;
            int magnitude = ((code & 0x0f) << 3 | BIAS) << (code >> 4 & 0x07);
            table[i] = (short) ((code & 0x80) == 0 ? magnitude - BIAS : BIAS - magnitude);
        }
        return table;
    }
}
