package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes Jingle requests that no call of two is about, as those of conferences. Called on the calls' thread. */
@FunctionalInterface
public interface JingleTaker {

    /**
     * Takes a request if it is its business.
     *
     * @param answer how the request is refused, or empty if it is acknowledged; to be called before it has effects, and
     *     only by who takes the request
     * @return whether it takes the request
     */
    boolean take(Jingle request, Consumer<Optional<JingleFault>> answer);

    /** The XMPP stream broke; it may be resumed. */
    default void xmppLost() {
        // Who has no sessions does not care.
    }

    /** The XMPP stream is there again. */
    default void xmppBack() {
        // Who has no sessions does not care.
    }
}
