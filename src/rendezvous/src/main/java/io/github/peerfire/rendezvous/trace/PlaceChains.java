package io.github.peerfire.rendezvous.trace;

import java.util.Arrays;

/**
 * Links places of a table that have something in common, so that to take one out touches its neighbours only. Whoever
 * has a chain keeps the place of its newest, {@link #NONE} if it is empty. Numbers instead of objects: the garbage
 * collector need not know of tens of thousands of links that change all the time. Not safe for use by several threads.
 */
final class PlaceChains {

    /** No place. */
    static final int NONE = -1;

    private int[] older = new int[0];
    private int[] newer = new int[0];

    /** Makes room for so many places, 0 to capacity - 1. */
    void grow(int capacity) {
        older = Arrays.copyOf(older, capacity);
        newer = Arrays.copyOf(newer, capacity);
    }

    /** Adds a place to a chain, as whose newest it is to be kept. */
    void add(int newest, int place) {
        older[place] = newest;
        newer[place] = NONE;
        if (newest != NONE) {
            newer[newest] = place;
        }
    }

    /** Takes a place out of its chain; returns the newest that is left. */
    int remove(int newest, int place) {
        if (older[place] != NONE) {
            newer[older[place]] = newer[place];
        }
        if (newer[place] != NONE) {
            older[newer[place]] = older[place];
        }
        return newest == place ? older[place] : newest;
    }

    /** The one before it in its chain, or {@link #NONE}. */
    int older(int place) {
        return older[place];
    }
}
