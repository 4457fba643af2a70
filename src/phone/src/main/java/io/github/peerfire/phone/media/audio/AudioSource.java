package io.github.peerfire.phone.media.audio;

import io.github.peerfire.phone.media.DeviceException;

/** Where sound comes from. Used by one thread, closed by any. */
public interface AudioSource extends AutoCloseable {

    /** What the user calls it. */
    String name();

    /**
     * Whether {@link #read} waits until the sound was heard; if not, it returns at once, and the caller keeps the time.
     */
    boolean isPaced();

    /**
     * Fills a frame with the next 20 ms.
     *
     * @param samples {@link AudioFrame#SAMPLES}, overwritten
     * @param now of the phone's clock, in nanoseconds; sound that is made up may depend on it
     * @throws DeviceException if the device is gone, or was closed
     */
    void read(short[] samples, long now) throws DeviceException;

    /** Gives the device back. Idempotent. */
    @Override
    void close();
}
