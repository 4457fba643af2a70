package io.github.peerfire.rendezvous;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongToIntFunction;
import java.util.function.Predicate;

/**
 * Things found by a number, from any thread and without a lock: a hash table with open addressing, which has nothing
 * for each thing but its place. In parts, so that none takes long to build anew. Whoever looks while it is changed
 * finds what is there either before or after that.
 *
 * @param <T> what is found
 */
final class ConcurrentIndex<T> {

    private static final int PART_BITS = 6;
    private static final int PARTS = 1 << PART_BITS;

    private final LongToIntFunction hash;
    private final AtomicReferenceArray<IndexPart<T>> parts = new AtomicReferenceArray<>(PARTS);

    /** @param hash of numbers; nobody else can tell what it will be, or make many the same */
    ConcurrentIndex(LongToIntFunction hash) {
        this.hash = hash;
        for (int part = 0; part < PARTS; part++) {
            parts.set(part, new IndexPart<>(0));
        }
    }

    /** The one with that number that matches, or null. */
    T find(long number, Predicate<T> match) {
        int hashed = hash.applyAsInt(number);
        return parts.getAcquire(part(hashed)).find(hashed >>> PART_BITS, number, match);
    }

    /**
     * Adds one, in the place of the one with its number that matches if there is one.
     *
     * @return the one that it replaces, or null
     */
    synchronized T put(long number, T added, Predicate<T> match) {
        int hashed = hash.applyAsInt(number);
        T replaced = parts.get(part(hashed)).replace(hashed >>> PART_BITS, number, added, match);
        if (replaced == null) {
            roomy(part(hashed)).add(hashed >>> PART_BITS, number, added);
        }
        return replaced;
    }

    /** Takes out one that was put in with that number; false if it is not there any more. */
    synchronized boolean remove(long number, T removed) {
        int hashed = hash.applyAsInt(number);
        return parts.get(part(hashed)).remove(hashed >>> PART_BITS, number, removed);
    }

    /** One more has a place there. */
    private IndexPart<T> roomy(int part) {
        IndexPart<T> there = parts.get(part);
        if (!there.isFull()) {
            return there;
        }
        IndexPart<T> anew = there.builtAnew(number -> hash.applyAsInt(number) >>> PART_BITS);
        parts.setRelease(part, anew);
        return anew;
    }

    private static int part(int hash) {
        return hash & PARTS - 1;
    }
}
