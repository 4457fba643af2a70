package io.github.peerfire.phone.media.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How WAV files and sound cards hold sound: 16 bits, the lower byte first, channels in turn. */
final class WavFormat {

    /** The kind of sound in a file's format chunk. */
    static final int PCM = 1;

    /** Of that chunk, in bytes. */
    static final int LENGTH = 16;

    /** Bytes of one sample. */
    static final int SAMPLE = 2;

    private WavFormat() {
    }

    /** The mean of all channels. */
    static short[] mixed(ByteBuffer data, int channels) {
        ByteBuffer in = data.order(ByteOrder.LITTLE_ENDIAN);
        short[] mono = new short[in.remaining() / (SAMPLE * channels)];
        for (int i = 0; i < mono.length; i++) {
            int sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += in.getShort();
            }
            mono[i] = (short) (sum / channels);
        }
        return mono;
    }
}
