package io.github.peerfire.rendezvous.trace;

import io.github.peerfire.flash.crypto.PeerId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
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
    private final Deque<IntroductionRecord> records = new ArrayDeque<>();
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
        long ofSame = records.stream()
                .filter(other -> other.pair().askerConnection() == record.pair().askerConnection()).count();
        if (ofSame >= PER_ASKER) {
            removeOldest(record.pair().askerConnection());
        } else if (records.size() >= capacity && !records.isEmpty()) {
            forget(records.removeFirst());
        }
        if (capacity > 0) {
            records.add(record);
            current.put(record.pair(), record);
        }
    }

    private void removeOldest(long askerConnection) {
        Iterator<IntroductionRecord> iterator = records.iterator();
        while (iterator.hasNext()) {
            IntroductionRecord record = iterator.next();
            if (record.pair().askerConnection() == askerConnection) {
                iterator.remove();
                forget(record);
                return;
            }
        }
    }

    private void forget(IntroductionRecord record) {
        if (record != null) {
            current.remove(record.pair(), record);
        }
    }

    /** A connection ended, and with it what it had asked for or was asked for. */
    public synchronized void left(long connectionId, PeerId peer, long now) {
        for (IntroductionRecord record : records) {
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
        records.forEach(record -> reports.add(record.report(now)));
        Collections.reverse(reports);
        return reports;
    }
}
