package io.github.peerfire.flash.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The bytes of a capture, and how far it was read. */
final class CaptureInput {

    /** No frame is longer: what tcpdump allows. */
    static final int LONGEST = 262_144;

    private final InputStream in;
    private ByteOrder order = ByteOrder.BIG_ENDIAN;
    private long position;

    CaptureInput(InputStream in) {
        this.in = in;
    }

    /** In which order the bytes of its numbers are, from now on. */
    void setOrder(ByteOrder byteOrder) {
        order = byteOrder;
    }

    /** How many bytes were read. */
    long position() {
        return position;
    }

    /** Reads exactly so many bytes; null if there is none left. */
    ByteBuffer readOrEnd(int length, String what) throws IOException, CaptureException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length == 0 && length > 0) {
            return null;
        }
        if (bytes.length < length) {
            throw new CaptureException("The capture ends within " + what + " at byte " + position + ": "
                    + (length - bytes.length) + " of " + length + " bytes are missing.");
        }
        position += length;
        return ByteBuffer.wrap(bytes).order(order);
    }

    /** Reads exactly so many bytes. */
    ByteBuffer read(int length, String what) throws IOException, CaptureException {
        ByteBuffer bytes = readOrEnd(length, what);
        if (bytes == null) {
            throw new CaptureException("The capture ends at byte " + position + ", before " + what + ".");
        }
        return bytes;
    }

    /** Reads the bytes of a frame, as many as it claims to have. */
    byte[] readFrame(int length, long number) throws IOException, CaptureException {
        if (length < 0 || length > LONGEST) {
            throw new CaptureException("Frame " + number + " at byte " + position + " claims to have "
                    + Integer.toUnsignedString(length) + " bytes: the capture is damaged.");
        }
        return length == 0 ? new byte[0] : read(length, "frame " + number).array();
    }
}
