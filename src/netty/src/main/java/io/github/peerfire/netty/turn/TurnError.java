package io.github.peerfire.netty.turn;

import java.net.InetSocketAddress;

/**
 * Why a request failed.
 *
 * @param code of RFC 8489 §14.8 and RFC 8656 §19, or one of the constants
 * @param alternate the server to ask instead (RFC 8489 §14.15); null if none is named
 */
record TurnError(int code, InetSocketAddress alternate) {

    /** Nothing came, or nothing that answers the request. */
    static final int NO_ANSWER = 0;
    /** There were answers, but none by who knows the password. */
    static final int NOT_PROVEN = 1;
    /** The answer has something in it that has to be understood, or lacks what has to be there. */
    static final int NOT_UNDERSTOOD = 2;
    /** So many requests wait already. */
    static final int TOO_MANY = 3;

    static final int TRY_ALTERNATE = 300;
    static final int BAD_REQUEST = 400;
    static final int UNAUTHENTICATED = 401;
    static final int FORBIDDEN = 403;
    static final int UNKNOWN_ATTRIBUTE = 420;
    static final int ALLOCATION_MISMATCH = 437;
    static final int STALE_NONCE = 438;
    static final int ADDRESS_FAMILY_NOT_SUPPORTED = 440;
    static final int WRONG_CREDENTIALS = 441;
    static final int UNSUPPORTED_TRANSPORT_PROTOCOL = 442;
    static final int ALLOCATION_QUOTA_REACHED = 486;
    static final int INSUFFICIENT_CAPACITY = 508;

    TurnError(int code) {
        this(code, null);
    }

    /** RFC 8656 §5: MUST assume that the allocation no longer exists. */
    boolean isAllocationGone() {
        return code == ALLOCATION_MISMATCH;
    }
}
