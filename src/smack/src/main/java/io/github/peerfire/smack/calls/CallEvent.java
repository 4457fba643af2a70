package io.github.peerfire.smack.calls;

/** What happens to a call: the events of ProtoXEP 7.4 and 7.5. */
enum CallEvent {
    /** The user calls. */
    PLACE,
    /** Our binding lives, and the other side is admitted. */
    READY,
    /** There is no binding, and none could be made. */
    NOT_READY,
    /** The user accepts. */
    ACCEPT,
    /** The user cancels, refuses or hangs up, whichever it is in the present phase. */
    END,
    /** A fresh propose, from somebody who may know that we are here. */
    PROPOSE,
    /** A fresh propose from a stranger, who is not told that it rings. */
    PROPOSE_BY_STRANGER,
    /** A fresh propose that would take the place of a call that goes on; nobody has to be asked (ProtoXEP 7.5). */
    PROPOSE_MIGRATING,
    /** A fresh propose that this user's manners answer with busy. */
    PROPOSE_UNWANTED,
    /** A fresh propose that this user's manners do not answer; no machine is made for it. */
    PROPOSE_UNHEARD,
    /** No device of the other side rings for a while, though presence shows one that could. */
    UNHEARD,
    /** A device of the other side rings. */
    RINGING,
    /** A device of the other side takes the call. */
    PROCEED,
    /** The other side refuses with the reason busy. */
    REJECT_BUSY,
    /** The other side refuses for any other reason. */
    REJECT,
    /** The caller takes its propose back. */
    RETRACT,
    /** The other side says by message that the call is over. */
    FINISH,
    /** A sibling device sent proceed or reject. */
    ANSWERED_ELSEWHERE,
    /** A message came back as an error. */
    MESSAGE_REFUSED,
    /** Both proposed at once, and our id is lower. */
    TIE_WON,
    /** Both proposed at once, and our id is higher; or the other side's propose arrived before ours went out. */
    TIE_LOST,
    /** session-initiate from the device that proposed, fit to be accepted. */
    INITIATE,
    /** session-accept, fit to be followed. */
    ANSWER,
    /** The far transport is not what presence says (ProtoXEP 6.5). */
    ADDRESS_MISMATCH,
    /** The far session has no description of ours. */
    UNSUPPORTED_APPLICATION,
    /** The far session has no transport of ours. */
    UNSUPPORTED_TRANSPORT,
    /** The far description has no codec that this end has. */
    NO_COMMON_CODEC,
    /** The last content was taken out. */
    EMPTIED,
    /** Another call with the same account takes this one's place; this side says so (XEP-0353 §4.2). */
    REPLACED,
    /** Another call with the same account takes this one's place; the other side says so. */
    MIGRATED,
    /** session-terminate. */
    TERMINATE,
    /** A Jingle request of ours came back as an error. */
    REQUEST_REFUSED,
    /** Media flow in each sending direction, and the session is verified (ProtoXEP 6.6). */
    MEDIA_READY,
    /** The session between the peers broke; it may be restored. */
    MEDIA_LOST,
    /** As {@link #MEDIA_LOST}, and the XMPP stream is lost already. */
    MEDIA_LOST_OFFLINE,
    /** The session between the peers cannot be had, or cannot be had back. */
    MEDIA_FAILED,
    /** The session is not the other side's (ProtoXEP 6.6). */
    MEDIA_INSECURE,
    /** The phase took too long. */
    TIMEOUT,
    /** The XMPP stream broke. */
    XMPP_LOST,
    /** The XMPP stream is there again. */
    XMPP_BACK,
    /** The user signed out. */
    SIGNED_OUT
}
