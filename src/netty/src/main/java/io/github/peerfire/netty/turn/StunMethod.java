package io.github.peerfire.netty.turn;

/** What a message of STUN is about (RFC 8489 §18.2, RFC 8656 §17). */
enum StunMethod {
    BINDING(0x001),
    ALLOCATE(0x003),
    REFRESH(0x004),
    SEND(0x006),
    DATA(0x007),
    CREATE_PERMISSION(0x008),
    CHANNEL_BIND(0x009);

    private static final StunMethod[] ALL = values();

    private final int code;

    StunMethod(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** Null for one that is of no concern here. */
    static StunMethod of(int code) {
        for (StunMethod method : ALL) {
            if (method.code == code) {
                return method;
            }
        }
        return null;
    }
}
