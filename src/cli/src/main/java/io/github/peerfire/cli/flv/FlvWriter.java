package io.github.peerfire.cli.flv;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Writes an FLV from its first byte to its last, without going back. */
public final class FlvWriter implements TagSink {

    private static final byte[] HEADER = {'F', 'L', 'V', 1, 0x05, 0, 0, 0, 9, 0, 0, 0, 0};

    private final OutputStream out;
    private long length;

    /** Writes the header, which announces audio and video. */
    public FlvWriter(OutputStream out) throws IOException {
        this.out = out;
        out.write(HEADER);
        length = HEADER.length;
    }

    @Override
    public void write(FlvTag tag) throws IOException {
        out.write(encode(tag));
        length += tag.length();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    /** A tag and the size behind it. */
    static byte[] encode(FlvTag tag) {
        int size = tag.body().length;
        return ByteBuffer.allocate(FlvTag.HEADER + size + Integer.BYTES)
                .putInt(tag.type() << 24 | size)
                .putInt((int) tag.timestamp() << 8 | (int) (tag.timestamp() >>> 24))
                .put((byte) 0).putShort((short) 0)
                .put(tag.body())
                .putInt(FlvTag.HEADER + size)
                .array();
    }
}
