package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.element.JingleReason;

/** Why a call is over; {@link CallState#explain} has a sentence for each. */
public enum CallEnding {
    /** This user ended a call that was accepted. */
    HUNG_UP,
    /** The other side ended a call that was accepted. */
    HUNG_UP_BY_PEER,
    /** This user gave up a call that was not accepted yet. */
    CANCELLED,
    /** The caller gave up before media could flow. */
    CANCELLED_BY_CALLER,
    /** The other side refused. */
    DECLINED,
    /** This user refused. */
    DECLINED_HERE,
    /** This device answered busy by itself, as its user's manners want. */
    BUSY_HERE,
    /** The other side refused with the reason busy, which is also what a user's no says unless told otherwise. */
    BUSY,
    /** It was proposed in vain until the time for it was over. */
    NO_ANSWER,
    /** This user was rung in vain until the time for it was over. */
    MISSED,
    /** Another device of this user accepted or refused. */
    ANSWERED_ELSEWHERE,
    /** The other side cannot be reached: the message came back, or it has gone. */
    UNAVAILABLE,
    /** This end has no binding with the rendezvous. */
    NOT_REGISTERED,
    /** The two ends have no application format, transport or codec in common. */
    NO_COMMON_MEDIA,
    /** The other device did not go on with a call that had been accepted. */
    PEER_SILENT,
    /** No session between the peers came about. */
    MEDIA_FAILED,
    /** The session between the peers broke, and was not restored in time. */
    MEDIA_LOST,
    /** The session or its address is not the other side's (ProtoXEP 6.5, 6.6). */
    INSECURE,
    /** Another call between the same two took its place. */
    REPLACED,
    /** This user signed out, or XMPP was lost before media flowed. */
    SIGNED_OUT,
    /** A request was refused, or the other side named a fault of its own. */
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
