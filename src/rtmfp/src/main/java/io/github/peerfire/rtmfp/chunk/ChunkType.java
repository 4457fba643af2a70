package io.github.peerfire.rtmfp.chunk;

/** Chunk type codes (RFC 7016 §2.3). */
public final class ChunkType {

    public static final int IGNORE = 0x00;
    public static final int PING = 0x01;
    public static final int SESSION_CLOSE_REQUEST = 0x0c;
    public static final int FORWARDED_INITIATOR_HELLO = 0x0f;
    public static final int USER_DATA = 0x10;
    public static final int NEXT_USER_DATA = 0x11;
    public static final int BUFFER_PROBE = 0x18;
    public static final int INITIATOR_HELLO = 0x30;
    public static final int INITIATOR_INITIAL_KEYING = 0x38;
    public static final int PING_REPLY = 0x41;
    public static final int SESSION_CLOSE_ACKNOWLEDGEMENT = 0x4c;
    public static final int DATA_ACKNOWLEDGEMENT_BITMAP = 0x50;
    public static final int DATA_ACKNOWLEDGEMENT_RANGES = 0x51;
    public static final int FLOW_EXCEPTION_REPORT = 0x5e;
    public static final int RESPONDER_HELLO = 0x70;
    public static final int RESPONDER_REDIRECT = 0x71;
    public static final int RESPONDER_INITIAL_KEYING = 0x78;
    public static final int RHELLO_COOKIE_CHANGE = 0x79;
    public static final int PACKET_FRAGMENT = 0x7f;
    public static final int PADDING = 0xff;

    private ChunkType() {
    }
}
