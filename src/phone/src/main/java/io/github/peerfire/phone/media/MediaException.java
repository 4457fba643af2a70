package io.github.peerfire.phone.media;

/** A packet of which nothing can be made. Cheap: it has no stack trace. */
public final class MediaException extends Exception {

    private static final long serialVersionUID = 1L;

    private final MediaFault fault;

    /** Says why. */
    public MediaException(MediaFault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    /** Why. */
    public MediaFault fault() {
        return fault;
    }
}
