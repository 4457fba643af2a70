package io.github.peerfire.rtmfp.wire;

/** The modes of a packet (RFC 7016 §2.2.4); the forbidden mode 0 is none. */
public enum PacketMode {
    /** From the session's initiator. */
    INITIATOR(1),
    /** From the session's responder. */
    RESPONDER(2),
    /** Outside of any established session. */
    STARTUP(3);

    private final int code;

    PacketMode(int code) {
        this.code = code;
    }

    /** The value on the wire, 1 to 3. */
    public int code() {
        return code;
    }

    /** The mode that a header's low two bits mean; malformed if it is the forbidden one. */
    public static PacketMode of(int code) throws MalformedException {
        return switch (code & 3) {
            case 1 -> INITIATOR;
            case 2 -> RESPONDER;
            case 3 -> STARTUP;
            // RFC 7016 §2.2.4: packets marked with mode 0 MUST be discarded
            default -> throw MalformedException.INSTANCE;
        };
    }
}
