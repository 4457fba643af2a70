package io.github.peerfire.rtmfp.session;

import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Things found by something that they have: a hash table of places, some of them free, and nothing else for each thing.
 * In parts, so that none takes long to grow.
 */
final class CompactIndex<T> {

    private static final int PART_BITS = 6;
    private static final int PARTS = 1 << PART_BITS;
    private static final int LEAST_PLACES = 4;

    private final ToIntFunction<T> hash;
    /** Each as long as a power of two, or null. */
    private final Object[][] parts = new Object[PARTS][];
    private final int[] sizes = new int[PARTS];

    /** @param hash of what a thing is found by; nobody else can tell what it will be, or make many the same */
    CompactIndex(ToIntFunction<T> hash) {
        this.hash = hash;
    }

    /** The one with that hash that matches, or null. */
    T find(int wanted, Predicate<T> match) {
        Object[] places = parts[part(wanted)];
        return places == null ? null : at(placeOf(wanted, match, places), places);
    }

    /** Adds one, in the place of the one with its hash that matches if there is one. */
    void put(T added, Predicate<T> match) {
        int wanted = hash.applyAsInt(added);
        Object[] places = roomy(part(wanted));
        int place = placeOf(wanted, match, places);
        sizes[part(wanted)] += places[place] == null ? 1 : 0;
        places[place] = added;
    }

    /** Takes out one that was put in with that hash, if it is still there. */
    void remove(T removed, int wanted) {
        Object[] places = parts[part(wanted)];
        if (places == null) {
            return;
        }
        int place = placeOf(wanted, there -> there == removed, places);
        if (places[place] != null) {
            places[place] = null;
            sizes[part(wanted)]--;
            closeGap(place, places);
        }
    }

    /** Whether all match. */
    boolean all(Predicate<T> match) {
        for (Object[] places : parts) {
            for (int place = 0; places != null && place < places.length; place++) {
                if (places[place] != null && !match.test(at(place, places))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The place of the one that matches, or a free one where it would be. */
    private int placeOf(int wanted, Predicate<T> match, Object[] places) {
        int place = first(wanted, places);
        while (places[place] != null && !match.test(at(place, places))) {
            place = next(place, places);
        }
        return place;
    }

    /** What comes after a place that became free would not be found any more if it belongs there or before. */
    private void closeGap(int free, Object[] places) {
        int gap = free;
        for (int place = next(gap, places); places[place] != null; place = next(place, places)) {
            int home = first(hash.applyAsInt(at(place, places)), places);
            if ((place - home & places.length - 1) >= (place - gap & places.length - 1)) {
                places[gap] = places[place];
                places[place] = null;
                gap = place;
            }
        }
    }

    private Object[] roomy(int part) {
        Object[] places = parts[part];
        if (places == null) {
            parts[part] = new Object[LEAST_PLACES];
        } else if (sizes[part] >= places.length / 4 * 3) {
            Object[] more = new Object[2 * places.length];
            for (int place = 0; place < places.length; place++) {
                if (places[place] != null) {
                    T moved = at(place, places);
                    more[placeOf(hash.applyAsInt(moved), there -> false, more)] = moved;
                }
            }
            parts[part] = more;
        }
        return parts[part];
    }

    @SuppressWarnings("unchecked") // nothing else was put there
    private T at(int place, Object[] places) {
        return (T) places[place];
    }

    private static int part(int hash) {
        return hash & PARTS - 1;
    }

    private static int first(int hash, Object[] places) {
        return hash >>> PART_BITS & places.length - 1;
    }

    private static int next(int place, Object[] places) {
        return place + 1 & places.length - 1;
    }
}
