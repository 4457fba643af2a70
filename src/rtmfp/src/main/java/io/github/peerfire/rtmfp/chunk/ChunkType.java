package io.github.peerfire.rtmfp.chunk;

/** Chunk type codes (RFC 7016 §2.3). */
public final class ChunkType {

    /** Padding, of any length; skipped. */
    public static final int IGNORE = 0x00;
    /** {@link Ping} (RFC 7016 §2.3.9). */
    public static final int PING = 0x01;
    /** {@link SessionCloseRequest} (RFC 7016 §2.3.17). */
    public static final int SESSION_CLOSE_REQUEST = 0x0c;
    /** {@link ForwardedInitiatorHello} (RFC 7016 §2.3.3). */
    public static final int FORWARDED_INITIATOR_HELLO = 0x0f;
    /** {@link UserData} (RFC 7016 §2.3.11). */
    public static final int USER_DATA = 0x10;
    /** {@link NextUserData} (RFC 7016 §2.3.12). */
    public static final int NEXT_USER_DATA = 0x11;
    /** {@link BufferProbe} (RFC 7016 §2.3.15). */
    public static final int BUFFER_PROBE = 0x18;
    /** {@link InitiatorHello} (RFC 7016 §2.3.2). */
    public static final int INITIATOR_HELLO = 0x30;
    /** {@link InitiatorInitialKeying} (RFC 7016 §2.3.7). */
    public static final int INITIATOR_INITIAL_KEYING = 0x38;
    /** {@link PingReply} (RFC 7016 §2.3.10). */
    public static final int PING_REPLY = 0x41;
    /** {@link SessionCloseAcknowledgement} (RFC 7016 §2.3.18). */
    public static final int SESSION_CLOSE_ACKNOWLEDGEMENT = 0x4c;
    /** {@link DataAcknowledgementBitmap} (RFC 7016 §2.3.13). */
    public static final int DATA_ACKNOWLEDGEMENT_BITMAP = 0x50;
    /** {@link DataAcknowledgementRanges} (RFC 7016 §2.3.14). */
    public static final int DATA_ACKNOWLEDGEMENT_RANGES = 0x51;
    /** {@link FlowExceptionReport} (RFC 7016 §2.3.16). */
    public static final int FLOW_EXCEPTION_REPORT = 0x5e;
    /** {@link ResponderHello} (RFC 7016 §2.3.4). */
    public static final int RESPONDER_HELLO = 0x70;
    /** {@link ResponderRedirect} (RFC 7016 §2.3.5). */
    public static final int RESPONDER_REDIRECT = 0x71;
    /** {@link ResponderInitialKeying} (RFC 7016 §2.3.8). */
    public static final int RESPONDER_INITIAL_KEYING = 0x78;
    /** {@link RHelloCookieChange} (RFC 7016 §2.3.6). */
    public static final int RHELLO_COOKIE_CHANGE = 0x79;
    /** {@link PacketFragment} (RFC 7016 §2.3.1). */
    public static final int PACKET_FRAGMENT = 0x7f;
    /** Padding, of any length; skipped. The one of the two that this endpoint sends. */
    public static final int PADDING = 0xff;

    private ChunkType() {
    }
}
