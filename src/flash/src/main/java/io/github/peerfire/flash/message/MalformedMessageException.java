package io.github.peerfire.flash.message;

/**
 * A message that is refused and to be dropped. Has no stack trace: it is an outcome, and peers can cause it at will.
 */
public final class MalformedMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final MessageFault fault;

    /** A refusal with the fault's name as message. */
    public MalformedMessageException(MessageFault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    /** What is wrong with it, never null. */
    public MessageFault fault() {
        return fault;
    }
}
