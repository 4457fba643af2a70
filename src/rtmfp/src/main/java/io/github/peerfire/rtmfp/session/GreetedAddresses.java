package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.common.Rate;
import io.github.peerfire.rtmfp.common.Time;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * The addresses that somebody was to greet a moment ago, each once a second by each of them, with one in hand for a
 * hello that is repeated a little early. One table for all sessions of an endpoint, so that what is kept does not grow
 * with their number; it is bounded, and what would be too much is let through. Whose hash is the same, in a way that
 * nobody else knows, are limited as one.
 */
final class GreetedAddresses {

    /** How many are remembered at most: each for two seconds at the longest. */
    static final int MOST = 65_536;

    private static final Rate EACH = Rate.perSecond(1, 2);
    private static final int FIRST_CAPACITY = 32;

    /** How often a table that cannot grow is looked through for those that are full. */
    private static final long TIDYING = Time.SECOND / 4;

    private static final long NOBODY = 0;

    private final RandomSource random;
    /** Drawn when it is first needed. */
    private long secret = NOBODY;
    /**
     * Who greeted whom and is not full, and behind each of them when it will be: a table with open addressing, at most
     * half full.
     */
    private long[] table = new long[2 * FIRST_CAPACITY];
    private int used;
    /** When all of them will be full. */
    private long latestFullAt;
    private long nextTidying = Long.MIN_VALUE;

    GreetedAddresses(RandomSource random) {
        this.random = random;
    }

    /** Whether an address may be greeted once more by whoever that is. */
    boolean take(int who, InetSocketAddress address, long now) {
        tidy(now);
        long key = key(who, address);
        int place = place(key);
        long taken = EACH.take(table[place] == key ? table[place + 1] : Rate.FULL, now);
        if (taken == Rate.EXCEEDED) {
            return false;
        }
        if (table[place] == key || !isFull()) {
            put(place, key, taken);
            latestFullAt = Math.max(latestFullAt, taken);
        }
        return true;
    }

    private void tidy(long now) {
        if (used > 0 && latestFullAt <= now) {
            rehash(FIRST_CAPACITY, now);
        } else if (isFull() && now >= nextTidying) {
            rehash(table.length / 2, now);
            nextTidying = table.length == 4 * MOST ? now + TIDYING : nextTidying;
        }
    }

    private boolean isFull() {
        return 4 * used >= table.length;
    }

    private void put(int place, long key, long full) {
        used += table[place] == NOBODY ? 1 : 0;
        table[place] = key;
        table[place + 1] = full;
    }

    /** Forgets those that are full, and makes more room if that was not enough. */
    private void rehash(int capacity, long now) {
        long[] before = table;
        int live = 0;
        for (int i = 0; i < before.length; i += 2) {
            live += isLive(before, i, now) ? 1 : 0;
        }
        table = new long[2 * (4 * live > capacity && capacity < 2 * MOST ? 2 * capacity : capacity)];
        used = 0;
        for (int i = 0; i < before.length; i += 2) {
            if (isLive(before, i, now)) {
                put(place(before[i]), before[i], before[i + 1]);
            }
        }
    }

    private static boolean isLive(long[] entries, int place, long now) {
        return entries[place] != NOBODY && entries[place + 1] > now;
    }

    /** Where a key is, or can be put. */
    private int place(long key) {
        int mask = table.length - 2;
        int place = (int) (key >>> 32) & mask;
        while (table[place] != NOBODY && table[place] != key) {
            place = place + 2 & mask;
        }
        return place;
    }

    private long key(int who, InetSocketAddress address) {
        if (secret == NOBODY) {
            secret = (long) random.nextInt() << 32 | random.nextInt() & 0xffffffffL | 1;
        }
        InetAddress ip = address.getAddress();
        long mixed = mix(mix(secret, who), address.getPort());
        if (ip instanceof Inet4Address) {
            mixed = mix(mixed, ip.hashCode());
        } else {
            for (ByteBuffer halves = ByteBuffer.wrap(ip.getAddress()); halves.hasRemaining();) {
                mixed = mix(mixed, halves.getLong());
            }
        }
        return mixed == NOBODY ? 1 : mixed;
    }

    private static long mix(long sum, long next) {
        long mixed = (sum ^ next) * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 29;
    }

    /** How many are remembered, some of whom may not limit anybody any more. */
    int size() {
        return used;
    }
}
