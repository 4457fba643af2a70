package io.github.peerfire.smack.calls;

/** Why a call is over; {@link CallState#explain} has a sentence for each. */
public enum CallEnding {
    HUNG_UP,
    HUNG_UP_BY_PEER,
    CANCELLED,
    CANCELLED_BY_CALLER,
    DECLINED,
    DECLINED_HERE,
    BUSY,
    NO_ANSWER,
    MISSED,
    ANSWERED_ELSEWHERE,
    UNAVAILABLE,
    NOT_REGISTERED,
    NO_COMMON_MEDIA,
    PEER_SILENT,
    MEDIA_FAILED,
    MEDIA_LOST,
    INSECURE,
    REPLACED,
    SIGNED_OUT,
    FAILED
}
