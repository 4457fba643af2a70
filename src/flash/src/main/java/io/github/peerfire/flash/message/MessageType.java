package io.github.peerfire.flash.message;

/** RTMP message types. */
public final class MessageType {

    public static final int USER_CONTROL = 4;
    public static final int AUDIO = 8;
    public static final int VIDEO = 9;
    /** Data that begins with a format byte. */
    public static final int DATA_EXTENDED = 15;
    /** A command that begins with a format byte (RFC 7425 §5.3.3). */
    public static final int COMMAND_EXTENDED = 17;
    public static final int DATA = 18;
    public static final int COMMAND = 20;

    private MessageType() {
    }
}
