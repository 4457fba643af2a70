package io.github.peerfire.rendezvous.trace;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.common.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * One introduction while it happens. Times are nanoseconds on the driver's time line. Written on one event loop, read
 * from any thread.
 */
public final class IntroductionRecord {

    /** Initiators ask for 95 s, the last time some seconds before (RFC 7016 §3.5.1.1.1). */
    private static final long GIVEN_UP_AFTER = 70 * Time.SECOND;
    /** Each pause between hellos is longer than the one before by 1.5 s; so much more is allowed for. */
    private static final long LONGER_BY = 3 * Time.SECOND;
    /** After so much longer, and a little, the asker would have asked again. */
    private static final long ASKS_WITHIN = 2 * Time.SECOND;
    /** No decision takes longer. */
    private static final long DECIDED_WITHIN = 15 * Time.SECOND;
    private static final int FIRST_STEPS = 4;
    private static final int STEPS = 40;
    private static final int STEP_BITS = 8;
    private static final int COUNT_BITS = 8;
    private static final long LATEST = Long.MAX_VALUE >>> STEP_BITS + COUNT_BITS;
    private static final IntroductionStep[] KINDS = IntroductionStep.values();

    private final long number;
    private final Party asker;
    private final PeerId target;
    private final long begunMillis = System.currentTimeMillis();
    private final long begunAt;
    /** Each step's time since the beginning, what it counts, and its ordinal: kept for many, looked at by few. */
    private long[] steps = new long[FIRST_STEPS];
    private int size;
    private IntroductionOutcome outcome = IntroductionOutcome.PENDING;
    private long lastAsked;
    private long lastPause;
    private Object state;

    /**
     * Of {@link OpenIntroductions}: where it is, {@link PlaceChains#NONE} once it is over, and who has the target's ID
     * now.
     */
    int place = PlaceChains.NONE;
    Party wanted;
    long lookAt;
    /** Of {@link RememberedIntroductions}: whether it is there, and the next one there of its asker. */
    boolean remembered;
    IntroductionRecord nextOfAsker;

    IntroductionRecord(long number, Party asker, PeerId target, Party wanted, long now) {
        this.number = number;
        this.asker = asker;
        this.target = target;
        this.wanted = wanted;
        this.begunAt = now;
        this.lastAsked = now;
        add(IntroductionStep.ASKED, 0, now);
    }

    Party asker() {
        return asker;
    }

    PeerId target() {
        return target;
    }

    boolean isOf(Party from, PeerId to) {
        return asker == from && target.equals(to);
    }

    /** Whether the asker may ask again in this one; otherwise, if it asks, a new one begins. */
    synchronized boolean isGoingOn(long now) {
        long patience = outcome == IntroductionOutcome.PENDING ? DECIDED_WITHIN
                : lastPause + LONGER_BY + 2 * Time.SECOND;
        return now - lastAsked <= patience && !isOver();
    }

    private boolean isOver() {
        return outcome == IntroductionOutcome.ASKER_LEFT;
    }

    /** The same hello once more. */
    synchronized void askedAgain(long now) {
        lastPause = now - lastAsked;
        lastAsked = now;
        add(IntroductionStep.ASKED, 0, now);
    }

    /**
     * Something happened.
     *
     * @param count of addresses, 255 at most
     */
    public synchronized void add(IntroductionStep step, int count, long now) {
        if (size == steps.length && size < STEPS) {
            steps = Arrays.copyOf(steps, Math.min(STEPS, 2 * size));
        }
        int last = Math.min(size, STEPS - 1);
        long time = Math.min(Math.max(0, now - begunAt), LATEST);
        steps[last] = (time << COUNT_BITS | count) << STEP_BITS | step.ordinal();
        size = last + 1;
    }

    private List<TimedStep> timeline() {
        List<TimedStep> timeline = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            IntroductionStep step = KINDS[(int) steps[i] & (1 << STEP_BITS) - 1];
            int count = (int) (steps[i] >>> STEP_BITS) & (1 << COUNT_BITS) - 1;
            timeline.add(new TimedStep(step, Duration.ofNanos(steps[i] >>> STEP_BITS + COUNT_BITS), count));
        }
        return timeline;
    }

    /**
     * It stands so now; a hello that was under way while the other answered, or the relay began to work, changes
     * nothing, nor what comes after the asker left.
     */
    public synchronized void stands(IntroductionOutcome how) {
        boolean late = how == IntroductionOutcome.INTRODUCED
                && (outcome == IntroductionOutcome.RELAYED || outcome == IntroductionOutcome.ANSWERED);
        outcome = late || isOver() ? outcome : how;
    }

    /**
     * Both were told of each other.
     *
     * @param kept what the introducer keeps with it until it is over
     * @param redirects to how many addresses the asker was redirected
     * @param replies to how many addresses of the asker the other one is to reply
     */
    public synchronized void introduced(Object kept, int redirects, int replies, long now) {
        state = kept;
        add(IntroductionStep.REDIRECTED, redirects, now);
        add(IntroductionStep.FORWARDED, replies, now);
        stands(IntroductionOutcome.INTRODUCED);
    }

    /** This time there was one hello too many; what came of an earlier one stands. */
    public synchronized void limited(long now) {
        add(IntroductionStep.LIMITED, 0, now);
        outcome = outcome == IntroductionOutcome.PENDING ? IntroductionOutcome.LIMITED : outcome;
    }

    synchronized void explain(Predicate<PeerId> wasHere) {
        if (outcome == IntroductionOutcome.UNKNOWN_PEER && wasHere.test(target)) {
            outcome = IntroductionOutcome.OFFLINE;
        }
    }

    /** The asker says that it reached the other. */
    synchronized void answered(long now) {
        if (outcome == IntroductionOutcome.INTRODUCED) {
            add(IntroductionStep.ANSWERED, 0, now);
            outcome = IntroductionOutcome.ANSWERED;
        }
    }

    /** The asker disconnected: if it was still asking, that ended this. */
    synchronized void askerLeft(long now) {
        outcome = outcomeOnceSilentFor(lastPause + ASKS_WITHIN, now);
        if (outcome == IntroductionOutcome.INTRODUCED || outcome == IntroductionOutcome.PENDING) {
            add(IntroductionStep.ASKER_LEFT, 0, now);
            outcome = IntroductionOutcome.ASKER_LEFT;
        }
    }

    /** Who was asked for disconnected: if the asker was still asking, that ended this. */
    synchronized void targetLeft(long now) {
        if (outcome(now) == IntroductionOutcome.INTRODUCED || outcome == IntroductionOutcome.PENDING) {
            add(IntroductionStep.TARGET_LEFT, 0, now);
            outcome = IntroductionOutcome.OFFLINE;
        }
    }

    /** What the introducer keeps with it; null if nothing, or it is over. */
    public synchronized Object state() {
        return state;
    }

    /** It is over, and what came of it is as it stands. */
    synchronized IntroductionOutcome end(Predicate<PeerId> wasHere, long now) {
        state = null;
        explain(wasHere);
        return outcome(now);
    }

    synchronized IntroductionOutcome outcome(long now) {
        return outcomeOnceSilentFor(lastPause + LONGER_BY, now);
    }

    /** That the asker asks no more is all that is known of what became of it, as nobody said anything else. */
    private IntroductionOutcome outcomeOnceSilentFor(long silence, long now) {
        if (outcome != IntroductionOutcome.INTRODUCED || now - lastAsked <= silence) {
            return outcome;
        } else if (lastAsked - begunAt >= GIVEN_UP_AFTER) {
            return IntroductionOutcome.UNREACHED;
        }
        return asker.reports() ? IntroductionOutcome.GAVE_UP : IntroductionOutcome.STOPPED_ASKING;
    }

    synchronized IntroductionReport report(long now) {
        return new IntroductionReport(number, Instant.ofEpochMilli(begunMillis), asker.id(), asker.connectionId(),
                target, timeline(), outcome(now));
    }
}
