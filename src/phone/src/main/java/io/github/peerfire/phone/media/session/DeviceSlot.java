package io.github.peerfire.phone.media.session;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import io.github.peerfire.phone.media.DeviceKind;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The place of a device: it holds the one that is wanted, or while that cannot be used one that is made up. Devices are
 * opened, used and closed on the slot's thread; another one may be chosen on any.
 */
final class DeviceSlot<T extends AutoCloseable> implements AutoCloseable {

    static final long RETRY = 3_000_000_000L;
    /** A call that is being held gives devices back in less. */
    static final long HANDING_OVER = 2_000_000_000L;
    private static final long GLANCE = 50_000_000L;

    private final DeviceKind kind;
    private final Opener<T> opener;
    private final Supplier<T> substitute;
    private final Consumer<MediaEvent> events;
    private volatile String wanted;
    private String opened;
    private T device;
    private boolean substituted;
    private long openedAt;
    private long retryAt;
    private DeviceFault lastFault;

    /** Opens a device by its name. */
    interface Opener<T> {

        T open(String name) throws DeviceException;
    }

    /** Uses a device. */
    interface Use<T> {

        void with(T device) throws DeviceException;
    }

    DeviceSlot(DeviceKind kind, String wanted, Opener<T> opener, Supplier<T> substitute, Consumer<MediaEvent> events) {
        this.kind = kind;
        this.wanted = wanted;
        this.opener = opener;
        this.substitute = substitute;
        this.events = events;
    }

    /** Another device is wanted from now on; the same again means that it is tried at once. */
    void choose(String name) {
        // A new object, so that the same name is noticed too.
        wanted = new StringBuilder(name).toString();
    }

    /** The name of what is to be used. */
    String wanted() {
        return wanted;
    }

    /** Whether something made up is used in place of what is wanted. On the slot's thread. */
    boolean isSubstituted() {
        return substituted;
    }

    /** Uses the device that there is, opened if need be; if it fails, what is made up. */
    void use(long now, Use<T> use) {
        T present = device(now);
        try {
            use.with(present);
        } catch (DeviceException e) {
            fail(e, now);
        }
    }

    /** The device that there is. */
    T device(long now) {
        String name = wanted;
        boolean other = name != opened;
        if (device == null || other || substituted && now - retryAt >= 0) {
            lastFault = other ? null : lastFault;
            opened = name;
            openedAt = device == null || other ? now : openedAt;
            open(name, now);
        }
        return device;
    }

    private void open(String name, long now) {
        if (!substituted) {
            close();
        }
        try {
            T fresh = opener.open(name);
            close();
            device = fresh;
            substituted = false;
            lastFault = null;
            events.accept(new MediaEvent.DeviceOpened(kind, name));
        } catch (DeviceException e) {
            fail(e, now);
        }
    }

    /** Said once, until something else is the matter; what another call of ours may still have, a bit later. */
    private void fail(DeviceException reason, long now) {
        close();
        device = substitute.get();
        substituted = true;
        boolean soon = reason.fault() == DeviceFault.BUSY && now - openedAt < HANDING_OVER;
        retryAt = now + (soon ? GLANCE : RETRY);
        if (!soon && reason.fault() != lastFault) {
            lastFault = reason.fault();
            events.accept(new MediaEvent.DeviceFailed(kind, reason));
        }
    }

    @Override
    public void close() {
        T present = device;
        device = null;
        if (present != null) {
            close(present);
        }
    }

    /** Gives a device back. */
    static void close(AutoCloseable device) {
        try {
            device.close();
        } catch (Exception e) {
            throw new IllegalStateException("A device's close throws nothing.", e);
        }
    }
}
