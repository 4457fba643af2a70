package io.github.peerfire.rendezvous.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** The latest introductions, a bounded number in all and of each asker. Not safe for use by several threads. */
final class RememberedIntroductions {

    private final int perAsker;
    private int capacity;
    private int size;
    /** The oldest first; some of them are forgotten, but not very many. */
    private final Queue<IntroductionRecord> latest = new ArrayDeque<>();

    RememberedIntroductions(int capacity, int perAsker) {
        this.capacity = capacity;
        this.perAsker = perAsker;
    }

    /** Remembers so many from now on, 0 or more; of those that are too many the oldest are forgotten. */
    void resize(int wanted) {
        capacity = wanted;
        while (size > capacity) {
            forgetOldest();
        }
    }

    /** Whether an asker has as many as it may have. */
    boolean isFullFor(Party asker) {
        return asker.remembered >= perAsker;
    }

    /**
     * Adds a new one, for which another one may have to be forgotten: the oldest of its asker if that one has very
     * many.
     */
    void add(IntroductionRecord record) {
        if (capacity == 0) {
            return;
        }
        if (isFullFor(record.asker())) {
            forget(record.asker().oldestRemembered);
        } else if (size >= capacity) {
            forgetOldest();
        }
        append(record);
        latest.add(record);
        size++;
        if (latest.size() > 2 * capacity) {
            latest.removeIf(other -> !other.remembered);
        }
    }

    private void forgetOldest() {
        IntroductionRecord oldest = latest.remove();
        while (!oldest.remembered) {
            oldest = latest.remove();
        }
        forget(oldest);
    }

    private static void append(IntroductionRecord record) {
        Party asker = record.asker();
        record.remembered = true;
        if (asker.remembered++ == 0) {
            asker.oldestRemembered = record;
        } else {
            asker.newestRemembered.nextOfAsker = record;
        }
        asker.newestRemembered = record;
    }

    /** The oldest of all is that of its asker, too. */
    private void forget(IntroductionRecord oldestOfAsker) {
        Party asker = oldestOfAsker.asker();
        asker.oldestRemembered = oldestOfAsker.nextOfAsker;
        if (--asker.remembered == 0) {
            asker.newestRemembered = null;
        }
        oldestOfAsker.nextOfAsker = null;
        oldestOfAsker.remembered = false;
        size--;
    }

    /** A copy, the oldest first. */
    List<IntroductionRecord> all() {
        List<IntroductionRecord> all = new ArrayList<>(latest);
        all.removeIf(record -> !record.remembered);
        return all;
    }
}
