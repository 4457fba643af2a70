package io.github.peerfire.rendezvous.trace;

import io.github.peerfire.flash.crypto.PeerId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers the latest introductions, a bounded number in all and of each asker, so that nobody drives the others out by
 * asking for many. Safe for use by several threads.
 */
public final class IntroductionLog {

    /** How many introductions of one asker are remembered. */
    public static final int PER_ASKER = 16;

    private final int capacity;
    /** By number, the oldest first, as those of each asker. */
    private final Map<Long, IntroductionRecord> records = new LinkedHashMap<>();
    private final Map<Long, Deque<IntroductionRecord>> byAsker = new HashMap<>();
    private final Map<Pair, IntroductionRecord> current = new LinkedHashMap<>();
    private long number;

    record Pair(long askerConnection, PeerId target) {
    }

    /** @param capacity how many introductions are remembered, 0 or more */
    public IntroductionLog(int capacity) {
        this.capacity = capacity;
    }

    /** A hello came: finds the introduction that it belongs to, or begins one. */
    public synchronized IntroductionRecord asked(long askerConnection, PeerId asker, PeerId target, long now) {
        Pair pair = new Pair(askerConnection, target);
        IntroductionRecord record = current.get(pair);
        if (record == null || !record.isGoingOn(now)) {
            forget(record);
            record = new IntroductionRecord(++number, pair, asker, now);
            remember(record);
        }
        record.asked(now);
        return record;
    }

    private void remember(IntroductionRecord record) {
        if (capacity == 0) {
            return;
        }
        Deque<IntroductionRecord> ofAsker = byAsker.get(record.pair().askerConnection());
        if (ofAsker != null && ofAsker.size() >= PER_ASKER) {
            remove(ofAsker.getFirst());
        } else if (records.size() >= capacity) {
            remove(records.values().iterator().next());
        }
        records.put(record.number(), record);
        current.put(record.pair(), record);
        byAsker.computeIfAbsent(record.pair().askerConnection(), id -> new ArrayDeque<>(2)).add(record);
    }

    /** Forgets the oldest of its asker. */
    private void remove(IntroductionRecord record) {
        records.remove(record.number());
        forget(record);
        Deque<IntroductionRecord> ofAsker = byAsker.get(record.pair().askerConnection());
        ofAsker.removeFirst();
        if (ofAsker.isEmpty()) {
            byAsker.remove(record.pair().askerConnection());
        }
    }

    private void forget(IntroductionRecord record) {
        if (record != null) {
            current.remove(record.pair(), record);
        }
    }

    /** A connection ended, and with it what it had asked for or was asked for. */
    public synchronized void left(long connectionId, PeerId peer, long now) {
        for (IntroductionRecord record : records.values()) {
            if (record.pair().askerConnection() == connectionId) {
                record.askerLeft(now);
            } else if (record.pair().target().equals(peer)) {
                record.targetLeft(now);
            }
        }
    }

    /** What is remembered, the latest first; each as it stands at {@code now}. */
    public synchronized List<IntroductionReport> reports(long now) {
        List<IntroductionReport> reports = new ArrayList<>();
        records.values().forEach(record -> reports.add(record.report(now)));
        Collections.reverse(reports);
        return reports;
    }
}
