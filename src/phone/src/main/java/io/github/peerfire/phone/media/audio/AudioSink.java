package io.github.peerfire.phone.media.audio;

import io.github.peerfire.phone.media.DeviceException;

/** Where sound goes to. Used by one thread, closed by any. */
public interface AudioSink extends AutoCloseable {

    /** What the user calls it. */
    String name();

    /**
     * Whether {@link #write} waits while enough is queued; if not, it returns at once, and the caller keeps the time.
     */
    boolean isPaced();

    /**
     * Plays the next 20 ms.
     *
     * @param samples {@link AudioFrame#SAMPLES}; not kept
     * @throws DeviceException if the device is gone, or was closed
     */
    void write(short[] samples) throws DeviceException;

    /** How long what is written next waits before it is heard, in nanoseconds. */
    long delay();

    /** Gives the device back. Idempotent. */
    @Override
    void close();
}
