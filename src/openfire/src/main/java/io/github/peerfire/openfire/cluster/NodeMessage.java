package io.github.peerfire.openfire.cluster;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer;
import io.github.peerfire.rendezvous.cluster.ForwardedQuestion;
import java.net.InetSocketAddress;
import java.util.List;

/** What nodes tell each other. */
sealed interface NodeMessage {

    /**
     * Somebody of the sending node wants to be introduced.
     *
     * @param number names the question at the sending node
     */
    record Question(long number, ForwardedQuestion content) implements NodeMessage {
    }

    /**
     * What became of a question of the receiving node.
     *
     * @param number the question's
     */
    record Answer(long number, ForwardedAnswer content) implements NodeMessage {
    }

    /** A peer that was at the receiving node is at the sending one now. */
    record Arrived(PeerId peer) implements NodeMessage {
    }

    /**
     * Where endpoints reach the sending node.
     *
     * @param addresses none if it takes no endpoints
     * @param wantsAnswer whether the receiving node is to say the same of itself
     */
    record Greeting(List<InetSocketAddress> addresses, boolean wantsAnswer) implements NodeMessage {

        /** Copies the addresses. */
        public Greeting {
            addresses = List.copyOf(addresses);
        }
    }

    /** An account was closed or its password changed: all that is its has to end everywhere. */
    record AccountClosed(String username) implements NodeMessage {
    }

    /**
     * An account was closed, or its password changed, when the receiving node may not have been there.
     *
     * @param millis when, since 1970
     */
    record AccountClosedAt(String username, long millis) implements NodeMessage {
    }

    /** Developer keys were changed in the database. */
    record KeysChanged() implements NodeMessage {
    }
}
