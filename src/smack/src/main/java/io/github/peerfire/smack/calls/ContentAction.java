package io.github.peerfire.smack.calls;

/** What the machine of one kind of media does at a transition. */
enum ContentAction {
    /** Sends content-add. */
    OFFER,
    /** Sends content-accept. */
    AGREE,
    /** Sends content-accept once more. */
    AGREE_AGAIN,
    /** Sends content-reject. */
    DECLINE,
    /** Sends content-modify. */
    ASK_TO_DIRECT,
    /** Sends content-remove. */
    WITHDRAW,
    /** Takes over what the other side's content says. */
    LEARN,
    /** Takes over who sends, as the other side wants it. */
    OBEY,
    /** Takes over who sends, as this side wanted it. */
    DIRECT,
    /** Forgets the content. */
    FORGET
}
