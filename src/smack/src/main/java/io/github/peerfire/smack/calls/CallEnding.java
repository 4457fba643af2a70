package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.element.JingleReason;

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
    FAILED;

    /** What the other side's reason for session-terminate means here (ProtoXEP 6.7). */
    static CallEnding of(JingleReason reason) {
        return switch (reason) {
            case CANCEL -> CANCELLED_BY_CALLER;
            case DECLINE -> DECLINED;
            case BUSY -> BUSY;
            case TIMEOUT -> PEER_SILENT;
            case UNSUPPORTED_TRANSPORTS, UNSUPPORTED_APPLICATIONS, FAILED_APPLICATION, INCOMPATIBLE_PARAMETERS ->
                    NO_COMMON_MEDIA;
            case FAILED_TRANSPORT -> MEDIA_FAILED;
            case CONNECTIVITY_ERROR -> MEDIA_LOST;
            case SECURITY_ERROR -> INSECURE;
            case GONE -> UNAVAILABLE;
            case EXPIRED, ALTERNATIVE_SESSION -> REPLACED;
            case GENERAL_ERROR, MEDIA_ERROR -> FAILED;
            case SUCCESS -> HUNG_UP_BY_PEER;
        };
    }
}
