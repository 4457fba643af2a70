package io.github.peerfire.rendezvous.trace;

import io.github.peerfire.flash.crypto.PeerId;

/**
 * A connection as introductions know it, which asks for others or is asked for. It holds what the
 * {@link IntroductionLog} would otherwise have to look for; that is guarded by the log's lock.
 */
public final class Party {

    private final long connectionId;
    private final PeerId id;
    /**
     * Where in {@link OpenIntroductions} the newest one is that it asked for, and the newest of those for whom it was
     * wanted.
     */
    int newestAsked = PlaceChains.NONE;
    int newestWanted = PlaceChains.NONE;
    /** How many of those it asked for are in {@link RememberedIntroductions}. */
    int remembered;

    /** Has asked for nobody so far. */
    public Party(long connectionId, PeerId id) {
        this.connectionId = connectionId;
        this.id = id;
    }

    long connectionId() {
        return connectionId;
    }

    PeerId id() {
        return id;
    }
}
