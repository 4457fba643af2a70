package io.github.peerfire.rendezvous.cluster;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What a node did with a {@link ForwardedQuestion}.
 *
 * @param verdict whether it introduced the asker
 * @param observed where it sees the peer; empty unless it introduced the asker
 * @param candidates the addresses that the peer says it has; none unless it introduced the asker
 * @param replies to how many addresses of the asker the peer was asked to reply
 */
public record ForwardedAnswer(
        Verdict verdict, Optional<Sighting> observed, List<InetSocketAddress> candidates, int replies) {

    /** Copies the candidates. */
    public ForwardedAnswer {
        candidates = List.copyOf(candidates);
    }

    /** What became of a question. */
    public enum Verdict {
        /** The asker's hello was forwarded to the peer. */
        INTRODUCED,
        /** The peer is not here. */
        NOT_HERE,
        /** The policy said no. */
        FORBIDDEN,
        /** The policy failed, or did not answer in time. */
        NO_DECISION,
        /** One more than the peer, or this node, may have at a time. */
        LIMITED,
        /** They might be introduced, but had their share for now. */
        OVER_QUOTA
    }

    /** An answer that introduces nobody. */
    public static ForwardedAnswer not(Verdict verdict) {
        return new ForwardedAnswer(verdict, Optional.empty(), List.of(), 0);
    }

    /** The peer was told; where it is. */
    public static ForwardedAnswer introduced(
            Sighting observed, List<InetSocketAddress> candidates, int replies) {
        return new ForwardedAnswer(Verdict.INTRODUCED, Optional.of(observed), candidates, replies);
    }

    /** Leaves out where the peer is. */
    @Override
    public String toString() {
        return "ForwardedAnswer[" + verdict + "]";
    }
}
