package io.github.peerfire.rendezvous.relay;

import java.util.concurrent.atomic.AtomicLongArray;

/** What all pairs together use. Safe for use by several threads. */
final class RelayTotals {

    private final AtomicLongArray counts = new AtomicLongArray(RelayCounter.values().length);
    private final ByteBudget budget;

    RelayTotals(RelaySettings settings) {
        budget = new ByteBudget(settings.bytesPerSecond());
    }

    void change(RelaySettings settings) {
        synchronized (budget) {
            budget.change(settings.bytesPerSecond());
        }
    }

    void count(RelayCounter what, long number) {
        counts.addAndGet(what.ordinal(), number);
    }

    /** Counts a packet that is forwarded; false if that is more than may be. */
    boolean take(int length, long now) {
        synchronized (budget) {
            if (!budget.has(length, now)) {
                return false;
            }
            budget.take(length);
        }
        count(RelayCounter.PACKETS, 1);
        count(RelayCounter.BYTES, length);
        return true;
    }

    RelayStatistics snapshot(int pairsOpen) {
        return new RelayStatistics(pairsOpen, get(RelayCounter.PAIRS_OPENED), get(RelayCounter.PAIRS_REFUSED),
                get(RelayCounter.PACKETS), get(RelayCounter.BYTES), get(RelayCounter.PACKETS_OF_STRANGERS),
                get(RelayCounter.PACKETS_LIMITED));
    }

    private long get(RelayCounter what) {
        return counts.get(what.ordinal());
    }
}
