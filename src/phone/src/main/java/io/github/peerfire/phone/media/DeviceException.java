package io.github.peerfire.phone.media;

import java.util.Locale;

/** A device that cannot be used, or not any more. */
public final class DeviceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final DeviceFault fault;
    private final String device;

    /** Says which device, as the user calls it, and why. */
    public DeviceException(DeviceFault fault, String device) {
        this(fault, device, null);
    }

    /** With what the platform said. */
    public DeviceException(DeviceFault fault, String device, Throwable cause) {
        super(fault.sentence(device, Locale.ENGLISH), cause);
        this.fault = fault;
        this.device = device;
    }

    /** Why. */
    public DeviceFault fault() {
        return fault;
    }

    /** What the user calls it. */
    public String device() {
        return device;
    }

    /** One sentence that says what happened, and one that says what to do. */
    public String explain(Locale locale) {
        return fault.sentence(device, locale);
    }
}
