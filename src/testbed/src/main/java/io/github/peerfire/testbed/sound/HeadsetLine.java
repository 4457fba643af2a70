package io.github.peerfire.testbed.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;

/** A line in either direction, as far as a phone uses it; it keeps the time as real ones do. */
final class HeadsetLine {

    private static final int LOUD = 500;
    private static final double AMPLITUDE = 0.5 * Short.MAX_VALUE;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(1);

    private final Headset headset;
    private final AudioFormat format;
    private int buffer;
    private long started;
    private long frames;
    private volatile boolean open;
    private volatile short[] played = {};

    HeadsetLine(Headset headset, AudioFormat format) {
        this.headset = headset;
        this.format = format;
    }

    void open(AudioFormat wanted, int bytes) throws LineUnavailableException {
        if (!wanted.matches(format)) {
            throw new LineUnavailableException("It has " + format);
        }
        headset.opened(this);
        buffer = bytes / format.getFrameSize();
        open = true;
    }

    void start() {
        started = System.nanoTime();
    }

    /** What has gone by since it was started, in frames. */
    private long elapsed() {
        return (long) ((System.nanoTime() - started) * (double) format.getFrameRate() / SECOND);
    }

    /** Waits until so many frames have gone by; whether they have, before it was closed. */
    private boolean await(long wanted) {
        while (open && elapsed() < wanted) {
            LockSupport.parkNanos(GLANCE);
        }
        return open;
    }

    int read(byte[] bytes, int from, int length) {
        int count = length / format.getFrameSize();
        // What nobody took in time is lost.
        frames = Math.max(frames, elapsed() - buffer);
        if (!await(frames + count)) {
            return 0;
        }
        ByteBuffer out = ByteBuffer.wrap(bytes, from, length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++, frames++) {
            double phase = 2 * Math.PI * Headset.TONE * frames / format.getFrameRate();
            short sample = (short) (AMPLITUDE * Math.sin(phase));
            for (int channel = 0; channel < format.getChannels(); channel++) {
                out.putShort(sample);
            }
        }
        return length;
    }

    int write(byte[] bytes, int from, int length) {
        int count = length / format.getFrameSize();
        frames = Math.max(frames, elapsed());
        if (!await(frames + count - buffer)) {
            return 0;
        }
        frames += count;
        short[] samples = new short[length / Short.BYTES];
        ByteBuffer.wrap(bytes, from, length).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        played = samples;
        return length;
    }

    /** What was played last, all channels of each moment together. */
    short[] played() {
        return played;
    }

    boolean isLoud() {
        for (short sample : played) {
            if (Math.abs(sample) > LOUD) {
                return true;
            }
        }
        return false;
    }

    int available() {
        return (int) (buffer - Math.max(0, frames - elapsed())) * format.getFrameSize();
    }

    int getBufferSize() {
        return buffer * format.getFrameSize();
    }

    AudioFormat getFormat() {
        return format;
    }

    void close() {
        open = false;
        headset.closed(this);
    }
}
