package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;
import java.util.Arrays;

/**
 * Digests that were added lately, each for a time from when it was added last, and no more than a number of them, the
 * oldest making room. Nothing is left of them when the time is over, if {@link #expire} is called when it is due. They
 * are kept in a few arrays, since strangers have thousands come and go in a second. For one thread.
 */
final class RecentDigests {

    private static final int FIRST_CAPACITY = 16;

    /** So that not each has a moment of its own at which it is to be forgotten; nanoseconds. */
    private static final long LEEWAY = Time.SECOND;

    /** Of {@link #lists}: in the order of their coming, and those with nothing in them. */
    private static final int ORDER = 0;
    private static final int FREE = 1;

    private final int limit;
    private final long life;
    private long[] high;
    private long[] low;
    private long[] since;
    private PlaceLists lists;
    /** By the digests' last bits. */
    private PlaceLists buckets;
    private int size;
    private long deadline;

    /**
     * Nothing so far.
     *
     * @param limit how many there may be, a power of 2 and at least 16
     * @param life how long each is good for; nanoseconds
     */
    RecentDigests(int limit, long life) {
        this.limit = limit;
        this.life = life;
        clear();
    }

    private void clear() {
        high = new long[0];
        low = new long[0];
        since = new long[0];
        lists = null;
        buckets = null;
        deadline = Time.NEVER;
    }

    /** Adds it as the latest. */
    void add(KeyingDigest digest, long now) {
        remove(digest);
        if (size == limit) {
            remove(lists.first(ORDER));
        } else if (size == high.length) {
            grow();
        }
        int place = lists.first(FREE);
        high[place] = digest.high();
        low[place] = digest.low();
        since[place] = now;
        lists.remove(place);
        lists.append(ORDER, place);
        buckets.append(bucket(digest.low()), place);
        size++;
        if (deadline == Time.NEVER) {
            deadline = now + life + LEEWAY;
        }
    }

    private void grow() {
        int capacity = Math.max(FIRST_CAPACITY, 2 * high.length);
        PlaceLists before = lists;
        high = Arrays.copyOf(high, capacity);
        low = Arrays.copyOf(low, capacity);
        since = Arrays.copyOf(since, capacity);
        lists = new PlaceLists(2, capacity);
        buckets = new PlaceLists(capacity, capacity);
        for (int place = size == 0 ? PlaceLists.NONE : before.first(ORDER); place >= 0; place = before.after(place)) {
            lists.append(ORDER, place);
            buckets.append(bucket(low[place]), place);
        }
        for (int place = size; place < capacity; place++) {
            lists.append(FREE, place);
        }
    }

    private int bucket(long bits) {
        return (int) bits & high.length - 1;
    }

    private int find(KeyingDigest digest) {
        if (size == 0) {
            return PlaceLists.NONE;
        }
        int place = buckets.first(bucket(digest.low()));
        while (place >= 0 && (high[place] != digest.high() || low[place] != digest.low())) {
            place = buckets.after(place);
        }
        return place;
    }

    private void remove(int place) {
        buckets.remove(place);
        lists.remove(place);
        lists.append(FREE, place);
        size--;
    }

    /** Whether it is there and still good. */
    boolean contains(KeyingDigest digest, long now) {
        int place = find(digest);
        return place >= 0 && now - since[place] <= life;
    }

    /** Takes it away, if it is there. */
    void remove(KeyingDigest digest) {
        int place = find(digest);
        if (place >= 0) {
            remove(place);
            if (size == 0) {
                clear();
            }
        }
    }

    /** How many are there, some of which may be good no more. */
    int size() {
        return size;
    }

    /** When {@link #expire} is due, or {@link Time#NEVER}. */
    long nextDeadline() {
        return deadline;
    }

    /** Forgets what is good no more, if it is due. */
    void expire(long now) {
        if (now < deadline) {
            return;
        }
        int oldest = lists.first(ORDER);
        while (oldest >= 0 && now - since[oldest] > life) {
            remove(oldest);
            oldest = lists.first(ORDER);
        }
        if (oldest < 0) {
            clear();
        } else {
            deadline = since[oldest] + life + LEEWAY;
        }
    }
}
