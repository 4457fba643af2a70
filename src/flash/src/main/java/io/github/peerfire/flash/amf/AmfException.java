package io.github.peerfire.flash.amf;

/** Encoded AMF that is refused. Has no stack trace: it is an outcome, and peers can cause it at will. */
public final class AmfException extends Exception {

    private static final long serialVersionUID = 1L;

    private final AmfFault fault;

    /** A refusal with the fault's name as message. */
    public AmfException(AmfFault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    /** What is wrong with it, never null. */
    public AmfFault fault() {
        return fault;
    }
}
