package io.github.peerfire.phone.media.video;

import io.github.peerfire.phone.media.DeviceException;

/** Where pictures come from. Used by one thread, closed by any. */
public interface VideoSource extends AutoCloseable {

    /** What the user calls it. */
    String name();

    /** Whether {@link #read} waits for the next picture; if not, it returns at once, and the caller keeps the time. */
    boolean isPaced();

    /**
     * The next picture.
     *
     * @param now of the phone's clock, in nanoseconds
     * @throws DeviceException if the device is gone, or was closed
     */
    VideoFrame read(long now) throws DeviceException;

    /** Gives the device back. Idempotent. */
    @Override
    void close();
}
