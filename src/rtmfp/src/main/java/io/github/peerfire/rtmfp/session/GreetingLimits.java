package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Rate;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * How often introducers may have us greet strangers: so and so often in all, and each address once a second, with one
 * in hand for a hello that is repeated a little early. Bounded, for what is a second ago limits nobody any more.
 */
final class GreetingLimits {

    /** Answers to all addresses together. */
    private static final Rate ALL = Rate.perSecond(50, 100);

    /** Answers to one address. */
    private static final Rate EACH = Rate.perSecond(1, 2);

    /** Most sessions see few strangers at a time. */
    private static final int FIRST_CAPACITY = 8;

    private static final int NOBODY = 0;

    /**
     * The addresses that are not full, and behind each of them when it will be: a table with open addressing, at most
     * half full. Forwarders have one for each session, and look into another one for each hello; this touches little
     * memory.
     */
    private long[] table = new long[2 * FIRST_CAPACITY];
    private int used;
    /** When all of them will be. */
    private long latestFullAt;
    private long allFullAt = Rate.FULL;

    /** Whether one more answer may go to that address. */
    boolean take(InetSocketAddress address, long now) {
        if (used > 0 && latestFullAt <= now) {
            rehash(FIRST_CAPACITY, now);
        }
        long key = key(address);
        int place = place(key);
        long taken = EACH.take(table[place] == key ? table[place + 1] : Rate.FULL, now);
        long takenOfAll = ALL.take(allFullAt, now);
        if (taken == Rate.EXCEEDED || takenOfAll == Rate.EXCEEDED) {
            return false;
        }
        allFullAt = takenOfAll;
        put(place, key, taken);
        latestFullAt = Math.max(latestFullAt, taken);
        if (4 * used > table.length) {
            rehash(table.length / 2, now);
        }
        return true;
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
        table = new long[2 * (4 * live > capacity ? 2 * capacity : capacity)];
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
        int place = (int) (key * 0x9e3779b97f4a7c15L >>> 32) & mask;
        while (table[place] != NOBODY && table[place] != key) {
            place = place + 2 & mask;
        }
        return place;
    }

    /** An address and port of IPv4, or 63 bits of a sum of those of IPv6: two that have the same are limited as one. */
    private static long key(InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        if (ip instanceof Inet4Address) {
            return (ip.hashCode() & 0xffffffffL) << 16 | address.getPort();
        }
        long sum = address.getPort();
        for (byte b : ip.getAddress()) {
            sum = (sum ^ b) * 0x100000001b3L;
        }
        return sum | Long.MIN_VALUE;
    }

    /** How many addresses are remembered. */
    int size() {
        return used;
    }
}
