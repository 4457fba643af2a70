package io.github.peerfire.smack.calls;

/** What happens to one kind of media of a call that goes on (ProtoXEP 6.7). */
enum ContentEvent {
    /** The user wants it. */
    ADD,
    /** The user accepts the other side's offer. */
    ACCEPT,
    /** The user refuses the other side's offer. */
    REFUSE,
    /** The user changes who sends. */
    MODIFY,
    /** The user wants it no more. */
    REMOVE,
    /** content-add, fit to be accepted. */
    FAR_ADD,
    /** The same content-add once more, since its answer was lost. */
    FAR_ADD_AGAIN,
    /** content-accept. */
    FAR_ACCEPT,
    /** The same content-accept once more, since its answer was lost. */
    FAR_ACCEPT_AGAIN,
    /** content-reject. */
    FAR_REJECT,
    /** content-modify. */
    FAR_MODIFY,
    /** content-remove. */
    FAR_REMOVE,
    /** Our last request about it is acknowledged. */
    DONE,
    /** Our last request about it came back as an error, or was not answered. */
    REFUSED,
    /** Nobody answered our offer. */
    TIMEOUT
}
