package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps what arrives, as it arrives, in an FLV file (Adobe Flash Video File Format 10.1, annex E). Thread-safe. */
public final class FlvRecording implements AutoCloseable {

    /** Of audio messages, and tags with sound. */
    public static final int AUDIO = 8;

    /** Of video messages, and tags with pictures. */
    public static final int VIDEO = 9;

    /** "FLV", version 1, audio and video, length of the header, length of the tag before the first. */
    private static final byte[] HEADER = {'F', 'L', 'V', 1, 5, 0, 0, 0, 9, 0, 0, 0, 0};
    private static final int TAG_HEADER = 11;
    private static final int MAXIMUM_LENGTH = (1 << 24) - 1;

    private final String name;
    private final OutputStream out;
    private long begin = -1;
    private boolean over;

    private FlvRecording(String name, OutputStream out) {
        this.name = name;
        this.out = out;
    }

    /**
     * Begins a file, beside one that is there: {@code call-2.flv} if {@code call.flv} is.
     *
     * @throws DeviceException if it cannot be written
     */
    public static FlvRecording open(Path file) throws DeviceException {
        try {
            Path fresh = FreshFile.at(file);
            return to(fresh.toString(), Files.newOutputStream(fresh));
        } catch (IOException e) {
            throw new DeviceException(DeviceFault.UNWRITABLE_FILE, file.toString(), e);
        }
    }

    /** Begins a file that is open. */
    static FlvRecording to(String name, OutputStream file) throws IOException {
        OutputStream out = new BufferedOutputStream(file);
        out.write(HEADER);
        return new FlvRecording(name, out);
    }

    /**
     * Adds a message.
     *
     * @param type {@link #AUDIO} or {@link #VIDEO}
     * @param timestamp milliseconds
     * @throws DeviceException if it cannot be written; only once, and nothing is written any more
     */
    public synchronized void write(int type, long timestamp, byte[] tag) throws DeviceException {
        if (over || tag.length > MAXIMUM_LENGTH) {
            return;
        }
        begin = begin < 0 ? timestamp : begin;
        int time = (int) Math.max(timestamp - begin, 0);
        ByteBuffer bytes = ByteBuffer.allocate(TAG_HEADER + tag.length + Integer.BYTES);
        bytes.putInt(type << 24 | tag.length).putInt(time << 8 | time >>> 24).putShort((short) 0).put((byte) 0)
                .put(tag).putInt(TAG_HEADER + tag.length);
        try {
            out.write(bytes.array());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Nothing is written any more, and the file is given back. */
    private DeviceException failure(IOException reason) {
        over = true;
        try {
            out.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
        return new DeviceException(DeviceFault.UNWRITABLE_FILE, name, reason);
    }

    /**
     * Ends the file. Idempotent.
     *
     * @throws DeviceException if what was written last does not fit
     */
    @Override
    public synchronized void close() throws DeviceException {
        if (over) {
            return;
        }
        over = true;
        try {
            out.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }
}
