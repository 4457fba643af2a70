package io.github.peerfire.phone;

import io.github.peerfire.phone.media.audio.MuLaw;

/** FLV audio tags with G.711 µ-law: one byte that says so, then a code for each sample. */
final class G711Tag {

    /** SoundFormat 8, and the size, rate and type bits as they are for 8 kHz mono. */
    private static final byte HEADER = (byte) 0x82;

    private static final int SOUND_FORMAT = 0xf0;
    private static final int MU_LAW = 0x80;

    private G711Tag() {
    }

    static byte[] of(short[] samples) {
        byte[] codes = MuLaw.encode(samples);
        byte[] tag = new byte[codes.length + 1];
        tag[0] = HEADER;
        System.arraycopy(codes, 0, tag, 1, codes.length);
        return tag;
    }

    /** The samples of a tag; none if it holds something else. */
    static short[] samples(byte[] tag) {
        boolean ours = tag.length > 0 && (tag[0] & SOUND_FORMAT) == MU_LAW;
        return ours ? MuLaw.decode(tag, 1) : new short[0];
    }
}
