package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.AudioSink;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes what is heard into a WAV file. */
final class WavSink implements AudioSink {

    private static final int HEADER = 44;

    private final String name;
    private final RandomAccessFile file;
    private long length;
    private boolean closed;

    private WavSink(String name, RandomAccessFile file) {
        this.name = name;
        this.file = file;
    }

    /**
     * Begins a file, beside one that is there: {@code call-2.wav} if {@code call.wav} is.
     *
     * @throws DeviceException if it cannot be written
     */
    static WavSink open(Path path) throws DeviceException {
        try {
            Path fresh = FreshFile.at(path);
            RandomAccessFile file = new RandomAccessFile(fresh.toFile(), "rw");
            try {
                file.write(header(0));
            } catch (IOException e) {
                file.close();
                throw e;
            }
            return new WavSink(fresh.toString(), file);
        } catch (IOException e) {
            throw new DeviceException(DeviceFault.UNWRITABLE_FILE, path.toString(), e);
        }
    }

    private static byte[] header(long length) {
        return ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF")).putInt((int) (length + HEADER - 8)).put(ascii("WAVE"))
                .put(ascii("fmt ")).putInt(WavFormat.LENGTH).putShort((short) WavFormat.PCM).putShort((short) 1)
                .putInt(AudioFrame.RATE).putInt(AudioFrame.RATE * WavFormat.SAMPLE).putShort((short) WavFormat.SAMPLE)
                .putShort((short) Short.SIZE).put(ascii("data")).putInt((int) length).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isPaced() {
        return false;
    }

    @Override
    public synchronized void write(short[] samples) throws DeviceException {
        if (closed) {
            throw new DeviceException(DeviceFault.CLOSED, name);
        }
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * WavFormat.SAMPLE).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        try {
            file.write(bytes.array());
            length += bytes.capacity();
        } catch (IOException e) {
            throw new DeviceException(DeviceFault.UNWRITABLE_FILE, name, e);
        }
    }

    @Override
    public long delay() {
        return 0;
    }

    /** Says in the header how long it became. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (file) {
            file.seek(0);
            file.write(header(length));
        } catch (IOException e) {
            // What was written can still be read: players take the rest of the file.
            length = 0;
        }
    }
}
