package io.github.peerfire.phone.media.session;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Uses a device without a call, on a thread of its own; one that fails is tried again. */
final class DeviceProbe<T extends AutoCloseable> implements AutoCloseable {

    private final Opener<T> opener;
    private final Use<T> use;
    private final DeviceLoop loop;
    private final long begun = System.nanoTime();
    private long retryAt;
    private T device;
    private volatile Optional<DeviceException> failure = Optional.empty();

    /** Opens the device. */
    interface Opener<T> {

        T open() throws DeviceException;
    }

    /** Uses it once. */
    interface Use<T> {

        /** Returns whether the device keeps the time itself. */
        boolean with(T device, long now) throws DeviceException;
    }

    /** Begins at once. */
    DeviceProbe(LongSupplier period, Opener<T> opener, Use<T> use) {
        this.opener = opener;
        this.use = use;
        this.loop = new DeviceLoop("peerfire-probe", period, this::step, this::release);
        loop.start();
    }

    private boolean step(long now) {
        if (failure.isPresent() && now - retryAt < 0) {
            return false;
        }
        try {
            if (device == null) {
                device = opener.open();
            }
            boolean paced = use.with(device, now);
            failure = Optional.empty();
            return paced;
        } catch (DeviceException e) {
            release();
            // A call that ended, or another probe, may still be giving it back.
            boolean soon = e.fault() == DeviceFault.BUSY && now - begun < DeviceSlot.HANDING_OVER;
            failure = soon ? Optional.empty() : Optional.of(e);
            retryAt = now + DeviceSlot.RETRY;
            return false;
        }
    }

    private void release() {
        if (device != null) {
            DeviceSlot.close(device);
            device = null;
        }
    }

    Optional<DeviceException> failure() {
        return failure;
    }

    @Override
    public void close() {
        loop.close();
        loop.join();
    }
}
