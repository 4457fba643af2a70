package io.github.peerfire.rendezvous.trace;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.common.Time;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Queue;

/**
 * The introductions that are not over, however many are remembered for people: a table in which each has a place, found
 * by who asks and for whom, and through either of these. Each is looked at every few seconds, in turn, so that its end
 * is noticed without a timer of its own. Not safe for use by several threads.
 */
final class OpenIntroductions {

    /** A thousand a second, most of which are over within ten seconds, leave room for those that are not. */
    static final int MOST = 32_768;

    private static final int FIRST_CAPACITY = 64;
    private static final long LOOKING = 5 * Time.SECOND;

    private IntroductionRecord[] records = new IntroductionRecord[0];
    private int[] hashes = new int[0];
    /** Of each hash, as far as the table is long, the newest place. */
    private int[] buckets = new int[0];
    private final PlaceChains sameHash = new PlaceChains();
    private final PlaceChains sameAsker = new PlaceChains();
    private final PlaceChains sameTarget = new PlaceChains();
    private int[] freePlaces = new int[0];
    private int size;
    /** All that are open, and some that were a short while ago. */
    private final Queue<IntroductionRecord> looks = new ArrayDeque<>();

    /** Null if there is none. */
    IntroductionRecord find(Party asker, PeerId target) {
        int hash = hash(asker, target);
        int place = records.length == 0 ? PlaceChains.NONE : buckets[bucket(hash)];
        while (place != PlaceChains.NONE && !(hashes[place] == hash && records[place].isOf(asker, target))) {
            place = sameHash.older(place);
        }
        return place == PlaceChains.NONE ? null : records[place];
    }

    private static int hash(Party asker, PeerId target) {
        long mixed = (asker.connectionId() * 0x9e3779b97f4a7c15L ^ target.hashCode()) * 0xbf58476d1ce4e5b9L;
        return (int) (mixed >>> 32);
    }

    private int bucket(int hash) {
        return hash & buckets.length - 1;
    }

    boolean isFull() {
        return size == MOST;
    }

    /** Adds one; there is none of that asker for that target, and room. */
    void add(IntroductionRecord record, long now) {
        if (size == records.length) {
            grow();
        }
        int place = freePlaces[size++];
        record.place = place;
        records[place] = record;
        hashes[place] = hash(record.asker(), record.target());
        addToBucket(place);
        sameAsker.add(record.asker().newestAsked, place);
        record.asker().newestAsked = place;
        sameTarget.add(record.wanted.newestWanted, place);
        record.wanted.newestWanted = place;
        lookLater(record, now);
    }

    private void addToBucket(int place) {
        int bucket = bucket(hashes[place]);
        sameHash.add(buckets[bucket], place);
        buckets[bucket] = place;
    }

    private void grow() {
        int capacity = Math.max(FIRST_CAPACITY, 2 * size);
        records = Arrays.copyOf(records, capacity);
        hashes = Arrays.copyOf(hashes, capacity);
        freePlaces = Arrays.copyOf(freePlaces, capacity);
        sameHash.grow(capacity);
        sameAsker.grow(capacity);
        sameTarget.grow(capacity);
        for (int place = size; place < capacity; place++) {
            freePlaces[place] = place;
        }
        buckets = new int[capacity];
        Arrays.fill(buckets, PlaceChains.NONE);
        for (int place = 0; place < size; place++) {
            addToBucket(place);
        }
    }

    private void lookLater(IntroductionRecord record, long now) {
        record.lookAt = now + LOOKING;
        looks.add(record);
    }

    /** It is for somebody else than it was, who has that peer ID now. */
    void changeWanted(IntroductionRecord record, Party wanted) {
        removeFromTarget(record);
        record.wanted = wanted;
        sameTarget.add(wanted.newestWanted, record.place);
        wanted.newestWanted = record.place;
    }

    private void removeFromTarget(IntroductionRecord record) {
        record.wanted.newestWanted = sameTarget.remove(record.wanted.newestWanted, record.place);
    }

    /** It is over; nothing happens if that was known. */
    boolean remove(IntroductionRecord record) {
        int place = record.place;
        if (place == PlaceChains.NONE) {
            return false;
        }
        int bucket = bucket(hashes[place]);
        buckets[bucket] = sameHash.remove(buckets[bucket], place);
        record.asker().newestAsked = sameAsker.remove(record.asker().newestAsked, place);
        removeFromTarget(record);
        records[place] = null;
        freePlaces[--size] = place;
        record.place = PlaceChains.NONE;
        return true;
    }

    /** Takes out those that are over, as far as it is time to look at them. */
    List<IntroductionRecord> removeOver(long now) {
        List<IntroductionRecord> over = List.of();
        while (!looks.isEmpty() && looks.element().lookAt - now <= 0) {
            IntroductionRecord record = looks.remove();
            if (record.place != PlaceChains.NONE && record.isGoingOn(now)) {
                lookLater(record, now);
            } else if (remove(record)) {
                over = over.isEmpty() ? new ArrayList<>() : over;
                over.add(record);
            }
        }
        return over;
    }

    /** Whether an asker has fewer than so many. */
    boolean hasFewer(Party asker, int than) {
        int count = 0;
        for (int place = asker.newestAsked; place != PlaceChains.NONE && count < than; place = sameAsker.older(place)) {
            count++;
        }
        return count < than;
    }

    /** Those of an asker, the oldest first. */
    Deque<IntroductionRecord> ofAsker(Party asker) {
        return of(asker.newestAsked, sameAsker);
    }

    /** Those for which somebody was wanted, the oldest first. */
    Deque<IntroductionRecord> ofTarget(Party target) {
        return of(target.newestWanted, sameTarget);
    }

    private Deque<IntroductionRecord> of(int newest, PlaceChains chains) {
        Deque<IntroductionRecord> all = new ArrayDeque<>();
        for (int place = newest; place != PlaceChains.NONE; place = chains.older(place)) {
            all.addFirst(records[place]);
        }
        return all;
    }
}
