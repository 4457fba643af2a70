package io.github.peerfire.rendezvous.trace;

import io.github.peerfire.flash.crypto.PeerId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Counts introductions, and remembers the latest: a bounded number in all and of each asker, so that nobody drives the
 * others out by asking for many. What is not remembered any more is counted all the same. Safe for use by several
 * threads.
 */
public final class IntroductionLog {

    /** How many introductions of one asker are remembered. */
    public static final int PER_ASKER = 16;

    /** Those that wait for a decision are among them. */
    static final int MOST_PASSING = 1_024;

    private final Predicate<PeerId> wasHere;
    private final Consumer<IntroductionReport> ended;
    private final RememberedIntroductions remembered;
    /** Whoever is asked for and is not here: then there is as much to do as if somebody were. */
    private final Party nobody = new Party(0, new PeerId(new byte[PeerId.LENGTH]));
    private final OpenIntroductions open = new OpenIntroductions();
    /** Began while too many were open, and are not followed: each until so many more came. The oldest first. */
    private final Queue<IntroductionRecord> passing = new ArrayDeque<>();
    /** By ordinal. */
    private final AtomicLongArray outcomes = new AtomicLongArray(IntroductionOutcome.values().length);
    private long number;

    /**
     * Makes an empty one.
     *
     * @param capacity how many introductions are remembered, 0 or more
     * @param wasHere whether a peer that was unknown when it was asked for had been here before
     * @param ended is told of each introduction that is over, once, on the thread that noticed it; must not block. Null
     *     if nobody is to be told
     */
    public IntroductionLog(int capacity, Predicate<PeerId> wasHere, Consumer<IntroductionReport> ended) {
        this.remembered = new RememberedIntroductions(capacity, PER_ASKER);
        this.wasHere = wasHere;
        this.ended = ended;
    }

    /**
     * A hello came that is one too many. Nothing else is forgotten for it, so that who asks for many hides nothing
     * thereby.
     */
    public void limited(Party asker, PeerId target, long now) {
        IntroductionRecord known = known(asker, target, now);
        if (known != null || hasFew(asker)) {
            asked(asker, target, known == null ? null : known.wanted, now).limited(now);
        }
    }

    private synchronized IntroductionRecord known(Party asker, PeerId target, long now) {
        IntroductionRecord record = open.find(asker, target);
        return record != null && record.isGoingOn(now) ? record : null;
    }

    private synchronized boolean hasFew(Party asker) {
        return !remembered.isFullFor(asker) && open.hasFewer(asker, PER_ASKER);
    }

    /** Remembers so many from now on, 0 or more; of those that are too many the oldest are forgotten. */
    public synchronized void resize(int wanted) {
        remembered.resize(wanted);
    }

    /**
     * A hello came: finds the introduction that it belongs to, or begins one.
     *
     * @param here the target's connection, or null if there is none here
     */
    public IntroductionRecord asked(Party asker, PeerId target, Party here, long now) {
        Party wanted = here == null ? nobody : here;
        List<IntroductionRecord> over;
        IntroductionRecord displaced = null;
        IntroductionRecord record;
        synchronized (this) {
            over = open.removeOver(now);
            record = open.find(asker, target);
            if (record == null || !record.isGoingOn(now)) {
                IntroductionRecord former = record;
                record = new IntroductionRecord(++number, asker, here == null ? target : here.id(), wanted, now);
                displaced = follow(record, former, now);
                remembered.add(record);
            } else {
                if (record.wanted != wanted) {
                    open.changeWanted(record, wanted);
                }
                record.askedAgain(now);
            }
        }
        end(over, now);
        if (displaced != null) {
            end(displaced, now);
        }
        return record;
    }

    /**
     * Who asks for very many drives nobody out by that: what was there before is followed to its end.
     *
     * @param former what went on between the same two, or null
     * @return the one that is over therefore, or null
     */
    private IntroductionRecord follow(IntroductionRecord record, IntroductionRecord former, long now) {
        if (former != null) {
            open.remove(former);
        }
        if (!open.isFull()) {
            open.add(record, now);
            return former;
        }
        passing.add(record);
        return passing.size() > MOST_PASSING ? passing.remove() : null;
    }

    private void end(Collection<IntroductionRecord> over, long now) {
        over.forEach(record -> end(record, now));
    }

    /** Not while this is locked: others are called. */
    private void end(IntroductionRecord record, long now) {
        outcomes.incrementAndGet(record.end(wasHere, now).ordinal());
        if (ended != null) {
            ended.accept(record.report(now));
        }
    }

    /** An asker says that it reached whom it had asked for. */
    public void answered(Party asker, PeerId target, long now) {
        IntroductionRecord record = known(asker, target, now);
        if (record != null) {
            record.answered(now);
        }
    }

    /** A connection ended, and with it what it had asked for or was asked for. */
    public void left(Party party, long now) {
        Collection<IntroductionRecord> over;
        synchronized (this) {
            over = open.ofAsker(party);
            for (IntroductionRecord record : over) {
                record.askerLeft(now);
                open.remove(record);
            }
            open.ofTarget(party).forEach(record -> record.targetLeft(now));
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
        List<IntroductionRecord> over = new ArrayList<>();
        synchronized (this) {
            over.addAll(open.removeOver(now));
            while (!passing.isEmpty() && !passing.element().isGoingOn(now)) {
                over.add(passing.remove());
            }
        }
        end(over, now);
    }

    /**
     * Notices those that are over, though nobody asks any more, and writes down of those that are remembered who was
     * here before, which will not be known for ever.
     */
    public void tidy(long now) {
        endThoseOver(now);
        latest().forEach(record -> record.explain(wasHere));
    }

    private synchronized List<IntroductionRecord> latest() {
        return remembered.all();
    }

    /** What is remembered, the latest first; each as it stands at {@code now}. */
    public List<IntroductionReport> reports(long now) {
        List<IntroductionRecord> latest = latest();
        Collections.reverse(latest);
        latest.forEach(record -> record.explain(wasHere));
        return latest.stream().map(record -> record.report(now)).toList();
    }
}
