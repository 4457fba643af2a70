package io.github.peerfire.rendezvous.trace;

import io.github.peerfire.flash.crypto.PeerId;

/**
 * A connection as introductions know it, which asks for others or is asked for. It holds what the
 * {@link IntroductionLog} would otherwise have to look for; that is guarded by the log's lock.
 */
public final class Party {

    private final long connectionId;
    private final PeerId id;
    private final boolean reports;
    /**
     * Where in {@link OpenIntroductions} the newest one is that it asked for, and the newest of those for whom it was
     * wanted.
     */
    int newestAsked = PlaceChains.NONE;
    int newestWanted = PlaceChains.NONE;
    /** How many of those it asked for are in {@link RememberedIntroductions}. */
    int remembered;
    /** The first and the last of those; null if there are none. */
    IntroductionRecord oldestRemembered;
    IntroductionRecord newestRemembered;

    /** Has asked for nobody so far, and will not report. */
    public Party(long connectionId, PeerId id) {
        this(connectionId, id, false);
    }

    /**
     * Has asked for nobody so far.
     *
     * @param reports whether it says of whom it asked for that it heard from there, so that its silence says that it
     *     did not
     */
    public Party(long connectionId, PeerId id, boolean reports) {
        this.connectionId = connectionId;
        this.id = id;
        this.reports = reports;
    }

    long connectionId() {
        return connectionId;
    }

    PeerId id() {
        return id;
    }

    boolean reports() {
        return reports;
    }
}
