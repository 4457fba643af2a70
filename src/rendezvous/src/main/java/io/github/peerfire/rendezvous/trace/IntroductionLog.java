package io.github.peerfire.rendezvous.trace;

import io.github.peerfire.flash.crypto.PeerId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Counts introductions, and remembers the latest: a bounded number in all and of each asker, so that nobody drives the others
 * out by asking for many. What is not remembered any more is counted all the same. Safe for use by several threads.
 */
public final class IntroductionLog {

    /** How many introductions of one asker are remembered. */
    public static final int PER_ASKER = 16;

    private final Predicate<PeerId> wasHere;
    private final Consumer<IntroductionReport> ended;
    private int capacity;
    /** By number, the oldest first, as those of each asker. */
    private final Map<Long, IntroductionRecord> records = new LinkedHashMap<>();
    private final Map<Long, Deque<IntroductionRecord>> byAsker = new HashMap<>();
    private final OpenIntroductions open = new OpenIntroductions();
    /** By ordinal. */
    private final AtomicLongArray outcomes = new AtomicLongArray(IntroductionOutcome.values().length);
    private long number;

    /**
     * Makes an empty one.
     *
     * @param capacity how many introductions are remembered, 0 or more
     * @param wasHere whether a peer that was unknown when it was asked for had been here before
     * @param ended is told of each introduction that is over, once, on the thread that noticed it; must not block. Null if
     *     nobody is to be told
     */
    public IntroductionLog(int capacity, Predicate<PeerId> wasHere, Consumer<IntroductionReport> ended) {
        this.capacity = capacity;
        this.wasHere = wasHere;
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
        return (remembered == null || remembered.size() < PER_ASKER) && open.hasFewer(askerConnection, PER_ASKER);
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
        Pair pair = new Pair(askerConnection, target);
        List<IntroductionRecord> over;
        IntroductionRecord displaced = null;
        IntroductionRecord record;
        synchronized (this) {
            over = open.removeOver(now);
            record = open.find(pair);
            if (record == null || !record.isGoingOn(now)) {
                displaced = makeRoom(record);
                record = new IntroductionRecord(++number, pair, asker, now);
                open.add(record, now);
                remember(record);
            }
            record.asked(now);
        }
        end(over, now);
        if (displaced != null) {
            end(displaced, now);
        }
        return record;
    }

    /** Returns the one that has to go, or null. */
    private IntroductionRecord makeRoom(IntroductionRecord former) {
        if (former != null) {
            open.remove(former);
            return former;
        }
        return open.isFull() ? open.removeOldest() : null;
    }

    private void end(Collection<IntroductionRecord> over, long now) {
        over.forEach(record -> end(record, now));
    }

    /** Not while this is locked: others are called. */
    private void end(IntroductionRecord record, long now) {
        record.explain(wasHere);
        outcomes.incrementAndGet(record.outcome(now).ordinal());
        if (ended != null) {
            ended.accept(record.report(now));
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
        Collection<IntroductionRecord> over;
        synchronized (this) {
            over = open.ofAsker(connectionId);
            for (IntroductionRecord record : over) {
                record.askerLeft(now);
                open.remove(record);
            }
            open.ofTarget(peer).forEach(record -> record.targetLeft(now));
        }
        end(over, now);
    }

    /** How many there were. Those that are over and were not noticed to be are. */
    public IntroductionTotals totals(long now) {
        endThoseOver(now);
        Map<IntroductionOutcome, Long> counts = new EnumMap<>(IntroductionOutcome.class);
        for (IntroductionOutcome outcome : IntroductionOutcome.values()) {
            long count = outcomes.get(outcome.ordinal());
            if (count > 0) {
                counts.put(outcome, count);
            }
        }
        synchronized (this) {
            return new IntroductionTotals(number, counts);
        }
    }

    private void endThoseOver(long now) {
        List<IntroductionRecord> over;
        synchronized (this) {
            over = open.removeOver(now);
        }
        end(over, now);
    }

    /**
     * Notices those that are over, though nobody asks any more, and writes down of those that are remembered who was here
     * before, which will not be known for ever.
     */
    public void tidy(long now) {
        endThoseOver(now);
        remembered().forEach(record -> record.explain(wasHere));
    }

    private synchronized List<IntroductionRecord> remembered() {
        return new ArrayList<>(records.values());
    }

    /** What is remembered, the latest first; each as it stands at {@code now}. */
    public List<IntroductionReport> reports(long now) {
        List<IntroductionRecord> latest = remembered();
        Collections.reverse(latest);
        latest.forEach(record -> record.explain(wasHere));
        return latest.stream().map(record -> record.report(now)).toList();
    }
}
