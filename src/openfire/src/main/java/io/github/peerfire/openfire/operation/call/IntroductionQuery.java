package io.github.peerfire.openfire.operation.call;

import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import java.util.Optional;

/**
 * Which introductions to show.
 *
 * @param search what must be found in a JID or the beginning of a peer ID, ignoring case; empty for all
 * @param outcome how they must stand
 * @param offset how many to leave out, 0 or more; one that is past the end shows the last page
 * @param limit how many to show at most, 1 to {@link #MOST}
 */
public record IntroductionQuery(String search, Optional<IntroductionOutcome> outcome, int offset, int limit) {

    /** Rows of a page at most. */
    public static final int MOST = 1_000;

    /** Keeps what was asked within bounds. */
    public IntroductionQuery {
        search = search.trim();
        offset = Math.max(0, offset);
        limit = Math.max(1, Math.min(MOST, limit));
    }
}
