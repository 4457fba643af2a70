package io.github.peerfire.client.videophone;

/** Why a call with a Video Phone is over. */
public enum VideoPhoneEnding {

    /** This side hung up, declined or gave up. */
    HUNG_UP,

    /** The other side hung up, declined or gave up, or was lost: its streams closed. */
    REMOTE_HUNG_UP,

    /** The other side is in another call, or this side is. */
    BUSY,

    /** It rang for too long. */
    NO_ANSWER,

    /** The other side cannot be reached, or does not speak as a Video Phone does. */
    UNREACHABLE
}
