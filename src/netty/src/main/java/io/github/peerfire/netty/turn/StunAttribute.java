package io.github.peerfire.netty.turn;

/** The types of attributes that are used here (RFC 8489 §18.3, RFC 8656 §18). */
final class StunAttribute {

    /** What servers may add to a response, and nobody here needs. */
    private static final int MAPPED_ADDRESS = 0x0001;
    private static final int RESERVATION_TOKEN = 0x0022;

    static final int USERNAME = 0x0006;
    static final int MESSAGE_INTEGRITY = 0x0008;
    static final int ERROR_CODE = 0x0009;
    static final int UNKNOWN_ATTRIBUTES = 0x000A;
    static final int CHANNEL_NUMBER = 0x000C;
    static final int LIFETIME = 0x000D;
    static final int XOR_PEER_ADDRESS = 0x0012;
    static final int DATA = 0x0013;
    static final int REALM = 0x0014;
    static final int NONCE = 0x0015;
    static final int XOR_RELAYED_ADDRESS = 0x0016;
    static final int REQUESTED_ADDRESS_FAMILY = 0x0017;
    static final int REQUESTED_TRANSPORT = 0x0019;
    static final int MESSAGE_INTEGRITY_SHA256 = 0x001C;
    static final int PASSWORD_ALGORITHM = 0x001D;
    static final int USERHASH = 0x001E;
    static final int XOR_MAPPED_ADDRESS = 0x0020;
    static final int ADDITIONAL_ADDRESS_FAMILY = 0x8000;
    static final int PASSWORD_ALGORITHMS = 0x8002;
    static final int SOFTWARE = 0x8022;
    static final int ALTERNATE_SERVER = 0x8023;
    static final int FINGERPRINT = 0x8028;
    /** The number of the draft, by which coturn 4.6 knows it. */
    static final int DRAFT_ADDITIONAL_ADDRESS_FAMILY = 0x8032;

    /** RFC 8489 §14: types below have to be understood by whoever receives them. */
    static final int FIRST_OPTIONAL = 0x8000;

    private StunAttribute() {
    }

    /** Whether a response with that attribute can be processed. */
    static boolean isUnderstood(int type) {
        return switch (type) {
            case USERNAME, MESSAGE_INTEGRITY, ERROR_CODE, UNKNOWN_ATTRIBUTES, CHANNEL_NUMBER, LIFETIME,
                    XOR_PEER_ADDRESS, DATA, REALM, NONCE, XOR_RELAYED_ADDRESS, REQUESTED_ADDRESS_FAMILY,
                    REQUESTED_TRANSPORT, MESSAGE_INTEGRITY_SHA256, PASSWORD_ALGORITHM, USERHASH,
                    XOR_MAPPED_ADDRESS, MAPPED_ADDRESS, RESERVATION_TOKEN -> true;
            default -> type >= FIRST_OPTIONAL;
        };
    }
}
