package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.DropReason;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Key work that waits to be done. What the near end began comes first. What others cause is bounded, and they take
 * turns by where they are, at an IPv4 address or in an IPv6 /64 network: so nobody waits longer for his first agreement
 * than it takes to do one for each of the others, however many these want. Where there is no room whoever has most
 * waiting loses the latest of it.
 */
final class KeyingQueue {

    private static final int IPV4_LENGTH = 4;

    private final KeyingRoom room;
    private final TrafficCounters counters;
    private final Queue<KeyingWork> own = new ArrayDeque<>();
    /**
     * Those that have something waiting, few enough (see {@link SessionParameters#KEYING_LIMIT}) not to mind
     * collisions.
     */
    private final Map<Long, Source> sources = new HashMap<>();
    /** Whose turn it is comes first. */
    private final Queue<Source> turns = new ArrayDeque<>();
    /** By how much they have waiting. */
    private final List<Set<Source>> bySize = new ArrayList<>();
    /** Waiting and under way. */
    private int foreign;

    private static final class Source {

        private final ArrayDeque<KeyingWork> waiting = new ArrayDeque<>(2);
    }

    /**
     * Nothing so far.
     *
     * @param room how much may wait
     * @param counters of what is dropped
     */
    KeyingQueue(KeyingRoom room, TrafficCounters counters) {
        this.room = room;
        this.counters = counters;
    }

    /** Whether more work is taken on that somebody at that address causes, if need be instead of somebody else's. */
    boolean accepts(InetAddress address) {
        return room.isFree(foreign) || hasLessThanSomebodyElse(address);
    }

    /** Also after one more, so that nobody loses his only one. */
    private boolean hasLessThanSomebodyElse(InetAddress address) {
        Source source = sources.get(key(address));
        int size = source == null ? 0 : source.waiting.size();
        return largest() > size + 1;
    }

    private int largest() {
        int size = bySize.size() - 1;
        while (size > 0 && bySize.get(size).isEmpty()) {
            size--;
        }
        return size;
    }

    private void makeRoom() {
        Source source = bySize.get(largest()).iterator().next();
        KeyingWork dropped = source.waiting.peekLast();
        resize(source, () -> source.waiting.removeLast());
        drop(dropped);
    }

    private void drop(KeyingWork work) {
        counters.dropped(DropReason.OVER_LIMIT);
        work.abandon();
    }

    /** @param work somebody else's only after {@link #accepts} */
    void add(KeyingWork work) {
        if (work.foreignSource() == null) {
            own.add(work);
            return;
        }
        if (room.take(foreign)) {
            foreign++;
        } else if (hasLessThanSomebodyElse(work.foreignSource())) {
            makeRoom();
        } else {
            drop(work); // another endpoint was faster
            return;
        }
        Source source = sources.computeIfAbsent(key(work.foreignSource()), key -> new Source());
        if (source.waiting.isEmpty()) {
            turns.add(source);
        }
        resize(source, () -> source.waiting.add(work));
    }

    private void resize(Source source, Runnable change) {
        if (!source.waiting.isEmpty()) {
            bySize.get(source.waiting.size()).remove(source);
        }
        change.run();
        int size = source.waiting.size();
        while (bySize.size() <= size) {
            bySize.add(new LinkedHashSet<>());
        }
        if (size > 0) {
            bySize.get(size).add(source);
        }
    }

    KeyingWork poll() {
        KeyingWork next = own.poll();
        Source source = next == null ? turns.poll() : null;
        if (source == null) {
            return next;
        }
        next = source.waiting.peek();
        resize(source, source.waiting::remove);
        if (source.waiting.isEmpty()) {
            sources.remove(key(next.foreignSource()));
        } else {
            turns.add(source);
        }
        return next;
    }

    void complete(KeyingWork work, long now) {
        if (work.foreignSource() != null) {
            room.giveBack(foreign--);
        }
        work.complete(now);
    }

    private static Long key(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == IPV4_LENGTH ? bytes.getInt() : bytes.getLong();
    }
}
