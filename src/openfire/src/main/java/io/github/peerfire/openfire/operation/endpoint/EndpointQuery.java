package io.github.peerfire.openfire.operation.endpoint;

/**
 * Which endpoints to show.
 *
 * @param search what must be found in the JID, the beginning of the peer ID, an address, or the label of the key;
 *     ignoring case; empty for all
 * @param sort by what
 * @param descending whether the largest or latest come first
 * @param offset how many to leave out, 0 or more; one that is past the end shows the last page
 * @param limit how many to show at most, 1 to {@link #MOST}
 */
public record EndpointQuery(String search, EndpointSort sort, boolean descending, int offset, int limit) {

    /** Rows of a page at most. */
    public static final int MOST = 1_000;

    /** Keeps what was asked within bounds. */
    public EndpointQuery {
        search = search.trim();
        offset = Math.max(0, offset);
        limit = Math.max(1, Math.min(MOST, limit));
    }

    /** The same in another order. */
    EndpointQuery by(EndpointSort other) {
        return new EndpointQuery(search, other, descending, offset, limit);
    }
}
