package io.github.peerfire.rendezvous;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counts on event loops, read from anywhere. */
final class Counters {

    private final AtomicLongArray values = new AtomicLongArray(Counter.values().length);

    void count(Counter what) {
        values.incrementAndGet(what.ordinal());
    }

    RendezvousStatistics snapshot(long sessionsOpen, long peersConnected) {
        return new RendezvousStatistics(
                sessionsOpen,
                peersConnected,
                get(Counter.SESSIONS_OPENED),
                get(Counter.SESSIONS_REFUSED),
                get(Counter.CONNECTS_ACCEPTED),
                get(Counter.CONNECTS_REJECTED),
                get(Counter.CONNECT_TIMEOUTS),
                get(Counter.INTRODUCTIONS),
                get(Counter.LOOKUPS_FROM_STRANGERS),
                get(Counter.LOOKUPS_UNANSWERABLE),
                get(Counter.LOOKUPS_REFUSED),
                get(Counter.LOOKUPS_LIMITED),
                get(Counter.MALFORMED_MESSAGES));
    }

    private long get(Counter what) {
        return values.get(what.ordinal());
    }
}
