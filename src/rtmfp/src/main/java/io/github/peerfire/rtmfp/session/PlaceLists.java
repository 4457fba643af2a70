package io.github.peerfire.rtmfp.session;

/**
 * Lists of the numbered places of a table, each of which is in one list at most. Numbers instead of objects: the
 * garbage collector need not follow, nor move, thousands of links that strangers have changed all the time. For one
 * thread.
 */
final class PlaceLists {

    /** No place. */
    static final int NONE = -1;

    private final int places;
    /** Of places, then of lists, which are rings. */
    private final int[] next;
    private final int[] previous;

    /** So many empty lists, for places 0 to {@code places - 1}. */
    PlaceLists(int lists, int places) {
        this.places = places;
        next = new int[places + lists];
        previous = new int[places + lists];
        for (int list = places; list < places + lists; list++) {
            next[list] = list;
            previous[list] = list;
        }
    }

    /** Adds a place, which is in none, to a list as its last. */
    void append(int list, int place) {
        int ring = places + list;
        next[place] = ring;
        previous[place] = previous[ring];
        next[previous[ring]] = place;
        previous[ring] = place;
    }

    /** Takes a place out of its list. */
    void remove(int place) {
        next[previous[place]] = next[place];
        previous[next[place]] = previous[place];
    }

    /** The first of a list, or {@link #NONE}. */
    int first(int list) {
        return after(places + list);
    }

    /** The one after a place in its list, or {@link #NONE}. */
    int after(int place) {
        return next[place] < places ? next[place] : NONE;
    }
}
