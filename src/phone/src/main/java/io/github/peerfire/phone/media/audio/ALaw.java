package io.github.peerfire.phone.media.audio;

/** G.711 A-law: 16-bit linear samples to 8 bits and back, after ITU-T G.711 (11/1988) table 1. */
final class ALaw {

    private static final int CODES = 256;
    /** Even bits are inverted on the wire (G.711 §3.2, note 2 of table 1a). */
    private static final int EVEN_BITS = 0x55;
    private static final int POSITIVE = 0x80;
    private static final short[] LINEAR = linear();

    private ALaw() {
    }

    /** The code of a sample. */
    static byte encode(short sample) {
        // Samples have 13 bits with sign; -1 stands for the interval that touches zero from below.
        int magnitude = (sample < 0 ? ~sample : sample) >> 4;
        int segment = Math.max(28 - Integer.numberOfLeadingZeros(magnitude), 0);
        int step = (segment == 0 ? magnitude : magnitude >> segment - 1) & 0x0f;
        int code = segment << 4 | step;
        return (byte) ((sample < 0 ? code : code | POSITIVE) ^ EVEN_BITS);
    }

    /** The sample in the middle of a code's interval. */
    static short decode(byte code) {
        return LINEAR[code & 0xff];
    }

    private static short[] linear() {
        short[] table = new short[CODES];
        for (int i = 0; i < CODES; i++) {
            int code = i ^ EVEN_BITS;
            int segment = code >> 4 & 0x07;
            int step = (code & 0x0f) << 4 | 0x08;
            int magnitude = segment == 0 ? step : (step | 0x100) << segment - 1;
            table[i] = (short) ((code & POSITIVE) != 0 ? magnitude : -magnitude);
        }
        return table;
    }
}
