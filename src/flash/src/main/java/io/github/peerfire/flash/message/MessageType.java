package io.github.peerfire.flash.message;

/** RTMP message types. */
public final class MessageType {

    /** An event of a stream or connection: see {@link UserControl}. */
    public static final int USER_CONTROL = 4;
    /** The body of an FLV audio tag. */
    public static final int AUDIO = 8;
    /** The body of an FLV video tag. */
    public static final int VIDEO = 9;
    /** Data that begins with a format byte. */
    public static final int DATA_EXTENDED = 15;
    /** Events of a shared object that begin with a format byte. */
    public static final int SHARED_OBJECT_EXTENDED = 16;
    /** A command that begins with a format byte (RFC 7425 §5.3.3). */
    public static final int COMMAND_EXTENDED = 17;
    /** A handler's name and arguments for it, in AMF0. */
    public static final int DATA = 18;
    /** Events of a shared object. */
    public static final int SHARED_OBJECT = 19;
    /** A command in AMF0. */
    public static final int COMMAND = 20;
    /** Several messages in one. */
    public static final int AGGREGATE = 22;

    private MessageType() {
    }
}
