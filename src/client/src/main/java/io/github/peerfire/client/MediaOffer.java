package io.github.peerfire.client;

import io.github.peerfire.smack.element.MediaKind;

/** The other side wants to add a kind of media to a call. Any thread. */
public interface MediaOffer {

    /** What it wants to add. */
    MediaKind kind();

    /** Agrees; this side may send the same kind from then on, and need not. */
    void accept();

    /** Refuses; the call goes on as it is. */
    void decline();
}
