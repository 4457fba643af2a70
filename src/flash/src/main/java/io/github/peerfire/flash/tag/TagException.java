package io.github.peerfire.flash.tag;

/** A header that cannot be read; does not leave this package, and has no stack trace. */
final class TagException extends Exception {

    private static final long serialVersionUID = 1L;

    private final TagFault fault;

    TagException(TagFault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    TagFault fault() {
        return fault;
    }
}
