package io.github.peerfire.netty;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;

/**
 * Startup packets, which anybody may send, from when they arrive until there is time for them. Where too many come,
 * sources take turns: an IPv4 address, or an IPv6 /64 network; those whose hash is the same, in a way that nobody else
 * knows, count as one. Where it is full those who have more waiting lose the latest of it to those who have less.
 * Bounded in number and in bytes. Confined to one thread.
 */
final class StartupQueue {

    /** How many packets may wait. */
    static final int CAPACITY = 2_048;

    /** How many of them may be of one source. */
    static final int CAPACITY_OF_SOURCE = 256;

    /** How many of the others are looked at for one that has more waiting than a newcomer. */
    private static final int TRIALS = 8;

    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final int PLACES = 2_048;
    private static final int IPV6_PREFIX = 8;

    private final long secret;
    /** Made when they are first needed. */
    private List<ArrayDeque<Datagram>> places;
    private final Queue<ArrayDeque<Datagram>> turns = new ArrayDeque<>();
    /** The only one, if it came to an empty queue and none came after it; most do, and need no place. */
    private Datagram only;
    private int size;
    private int bytes;

    /** One that waits. */
    record Datagram(byte[] bytes, InetSocketAddress source, int interfaceId) {
    }

    /** @param secret what keeps others from choosing whose place they share */
    StartupQueue(long secret) {
        this.secret = secret;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Whether one of that source and length may be added, if need be instead of somebody else's. */
    boolean accepts(InetSocketAddress source, int length) {
        if (isEmpty()) {
            return true;
        }
        placeTheOnlyOne();
        ArrayDeque<Datagram> place = place(source.getAddress());
        if (place.size() >= CAPACITY_OF_SOURCE) {
            return false;
        }
        return hasRoom(length) || findLonger(place.size() + 1);
    }

    private boolean hasRoom(int length) {
        return size < CAPACITY && bytes + length <= MOST_BYTES;
    }

    /** Has the turn be that of a place with more in it than so many, if there is one among the next few. */
    private boolean findLonger(int than) {
        for (int trial = 0; trial < TRIALS && !turns.isEmpty(); trial++) {
            if (turns.peek().size() > than) {
                return true;
            }
            turns.add(turns.remove());
        }
        return false;
    }

    /**
     * Only after {@link #accepts}.
     *
     * @return how many had to make room
     */
    int add(Datagram datagram) {
        if (isEmpty()) {
            only = datagram;
            count(datagram, 1);
            return 0;
        }
        ArrayDeque<Datagram> place = place(datagram.source.getAddress());
        int before = size;
        while (!hasRoom(datagram.bytes.length) && findLonger(place.size() + 1)) {
            count(turns.peek().removeLast(), -1);
        }
        int dropped = before - size;
        put(datagram, place);
        count(datagram, 1);
        return dropped;
    }

    private void count(Datagram datagram, int change) {
        size += change;
        bytes += change * datagram.bytes.length;
    }

    private void put(Datagram datagram, ArrayDeque<Datagram> place) {
        if (place.isEmpty()) {
            turns.add(place);
        }
        place.add(datagram);
    }

    private void placeTheOnlyOne() {
        if (only != null) {
            put(only, place(only.source.getAddress()));
            only = null;
        }
    }

    /** The next one, or null. */
    Datagram poll() {
        if (isEmpty()) {
            return null;
        }
        Datagram next = only == null ? takeInTurn() : only;
        only = null;
        count(next, -1);
        return next;
    }

    private Datagram takeInTurn() {
        ArrayDeque<Datagram> place = turns.remove();
        Datagram next = place.remove();
        if (!place.isEmpty()) {
            turns.add(place);
        }
        return next;
    }

    private ArrayDeque<Datagram> place(InetAddress address) {
        if (places == null) {
            places = new ArrayList<>(Collections.nCopies(PLACES, null));
        }
        byte[] octets = address.getAddress();
        long mixed = secret;
        for (int index = 0; index < Math.min(octets.length, IPV6_PREFIX); index++) {
            mixed = (mixed ^ octets[index]) * 0x9e3779b97f4a7c15L;
            mixed ^= mixed >>> 29;
        }
        int number = (int) (mixed >>> 32) & PLACES - 1;
        if (places.get(number) == null) {
            places.set(number, new ArrayDeque<>(2));
        }
        return places.get(number);
    }
}
