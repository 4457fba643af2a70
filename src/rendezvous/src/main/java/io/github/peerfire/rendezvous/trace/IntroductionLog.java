package io.github.peerfire.rendezvous.trace;

import io.github.peerfire.flash.crypto.PeerId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Counts introductions, and remembers the latest: a bounded number in all and of each asker, so that nobody drives the others
 * out by asking for many. What is not remembered any more is counted all the same. Safe for use by several threads.
 */
public final class IntroductionLog {

    /** How many introductions of one asker are remembered. */
    public static final int PER_ASKER = 16;

    private final UnaryOperator<IntroductionReport> explanation;
    private final Consumer<IntroductionReport> ended;
    private int capacity;
    /** By number, the oldest first, as those of each asker. */
    private final Map<Long, IntroductionRecord> records = new LinkedHashMap<>();
    private final Map<Long, Deque<IntroductionRecord>> byAsker = new HashMap<>();
    private final OpenIntroductions open = new OpenIntroductions();
    private final Map<IntroductionOutcome, Long> outcomes = new EnumMap<>(IntroductionOutcome.class);
    private long number;

    record Pair(long askerConnection, PeerId target) {
    }

    /**
     * Makes an empty one.
     *
     * @param capacity how many introductions are remembered, 0 or more
     * @param explanation says more of an outcome than could be known when it came about
     * @param ended is told of each introduction that is over, once, on the thread that noticed it; must not block
     */
    public IntroductionLog(
            int capacity, UnaryOperator<IntroductionReport> explanation, Consumer<IntroductionReport> ended) {
        this.capacity = capacity;
        this.explanation = explanation;
        this.ended = ended;
    }

    /**
     * A hello came that is one too many. Nothing else is forgotten for it, so that who asks for many hides nothing thereby.
     */
    public void limited(long askerConnection, PeerId asker, PeerId target, long now) {
        if (isKnown(askerConnection, target, now) || hasFew(askerConnection)) {
            asked(askerConnection, asker, target, now).limited(now);
        }
    }

    private synchronized boolean isKnown(long askerConnection, PeerId target, long now) {
        IntroductionRecord record = open.find(new Pair(askerConnection, target));
        return record != null && record.isGoingOn(now);
    }

    private synchronized boolean hasFew(long askerConnection) {
        Deque<IntroductionRecord> remembered = byAsker.get(askerConnection);
        return (remembered == null || remembered.size() < PER_ASKER) && open.count(askerConnection) < PER_ASKER;
    }

    /** Remembers so many from now on, 0 or more; of those that are too many the oldest are forgotten. */
    public synchronized void resize(int wanted) {
        capacity = wanted;
        while (records.size() > wanted) {
            forget(records.values().iterator().next());
        }
    }

    /** A hello came: finds the introduction that it belongs to, or begins one. */
    public IntroductionRecord asked(long askerConnection, PeerId asker, PeerId target, long now) {
        List<IntroductionReport> over = new ArrayList<>(0);
        IntroductionRecord record;
        synchronized (this) {
            collect(open.removeOver(now), now, over);
            Pair pair = new Pair(askerConnection, target);
            record = open.find(pair);
            if (record == null || !record.isGoingOn(now)) {
                makeRoom(record, now, over);
                record = new IntroductionRecord(++number, pair, asker, now);
                open.add(record, now);
                remember(record);
            }
            record.asked(now);
        }
        end(over);
        return record;
    }

    private void makeRoom(IntroductionRecord former, long now, List<IntroductionReport> over) {
        if (former != null) {
            open.remove(former);
            collect(List.of(former), now, over);
        } else if (open.isFull()) {
            collect(List.of(open.removeOldest()), now, over);
        }
    }

    private static void collect(List<IntroductionRecord> records, long now, List<IntroductionReport> over) {
        records.forEach(record -> over.add(record.report(now)));
    }

    private void end(List<IntroductionReport> over) {
        for (IntroductionReport report : over) {
            IntroductionReport explained = explanation.apply(report);
            synchronized (this) {
                outcomes.merge(explained.outcome(), 1L, Long::sum);
            }
            ended.accept(explained);
        }
    }

    private void remember(IntroductionRecord record) {
        if (capacity == 0) {
            return;
        }
        Deque<IntroductionRecord> ofAsker = byAsker.get(record.pair().askerConnection());
        if (ofAsker != null && ofAsker.size() >= PER_ASKER) {
            forget(ofAsker.getFirst());
        } else if (records.size() >= capacity) {
            forget(records.values().iterator().next());
        }
        records.put(record.number(), record);
        byAsker.computeIfAbsent(record.pair().askerConnection(), id -> new ArrayDeque<>(2)).add(record);
    }

    /** Forgets the oldest of its asker. */
    private void forget(IntroductionRecord record) {
        records.remove(record.number());
        Deque<IntroductionRecord> ofAsker = byAsker.get(record.pair().askerConnection());
        ofAsker.removeFirst();
        if (ofAsker.isEmpty()) {
            byAsker.remove(record.pair().askerConnection());
        }
    }

    /** A connection ended, and with it what it had asked for or was asked for. */
    public void left(long connectionId, PeerId peer, long now) {
        List<IntroductionReport> over = new ArrayList<>(0);
        synchronized (this) {
            for (IntroductionRecord record : open.ofAsker(connectionId)) {
                record.askerLeft(now);
                open.remove(record);
                collect(List.of(record), now, over);
            }
            open.ofTarget(peer).forEach(record -> record.targetLeft(now));
        }
        end(over);
    }

    /** How many there were. Those that are over and were not noticed to be are. */
    public IntroductionTotals totals(long now) {
        endThoseOver(now);
        synchronized (this) {
            return new IntroductionTotals(number, outcomes);
        }
    }

    private void endThoseOver(long now) {
        List<IntroductionReport> over = new ArrayList<>(0);
        synchronized (this) {
            collect(open.removeOver(now), now, over);
        }
        end(over);
    }

    /**
     * Notices those that are over, though nobody asks any more, and writes down of those that are remembered who was here
     * before, which will not be known for ever.
     */
    public void tidy(Predicate<PeerId> wasHere, long now) {
        endThoseOver(now);
        synchronized (this) {
            records.values().forEach(record -> record.explain(wasHere));
        }
    }

    /** What is remembered, the latest first; each as it stands at {@code now}. */
    public List<IntroductionReport> reports(long now) {
        List<IntroductionReport> reports = new ArrayList<>();
        synchronized (this) {
            records.values().forEach(record -> reports.add(record.report(now)));
        }
        Collections.reverse(reports);
        return reports.stream().map(explanation).toList();
    }
}
