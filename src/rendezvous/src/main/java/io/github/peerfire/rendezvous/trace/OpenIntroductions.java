package io.github.peerfire.rendezvous.trace;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.common.Time;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * The introductions that are not over, however many are remembered for people. Each is looked at every few seconds, in turn, so
 * that its end is noticed without a timer of its own. Not safe for use by several threads.
 */
final class OpenIntroductions {

    /** A thousand a second, most of which are over within ten seconds, leave room for those that are not. */
    static final int MOST = 65_536;

    private static final long LOOKING = 5 * Time.SECOND;

    private final Map<Pair, IntroductionRecord> byPair = new HashMap<>();
    private final Chains<Long> byAsker = new Chains<>();
    private final Chains<PeerId> byTarget = new Chains<>();
    /** All that are open, and some that were a short while ago. */
    private final Queue<IntroductionRecord> looks = new ArrayDeque<>();

    /** Null if there is none. */
    IntroductionRecord find(Pair pair) {
        return byPair.get(pair);
    }

    boolean isFull() {
        return byPair.size() >= MOST;
    }

    /** Adds one; there is none of that pair, and room. */
    void add(IntroductionRecord record, long now) {
        Pair pair = record.pair();
        byPair.put(pair, record);
        record.ofAsker = byAsker.add(pair.askerConnection(), record);
        record.ofTarget = byTarget.add(pair.target(), record);
        lookLater(record, now);
    }

    private void lookLater(IntroductionRecord record, long now) {
        record.lookAt = now + LOOKING;
        looks.add(record);
    }

    /** It is over; nothing happens if that was known. */
    boolean remove(IntroductionRecord record) {
        if (!isOpen(record)) {
            return false;
        }
        Pair pair = record.pair();
        byPair.remove(pair);
        byAsker.remove(pair.askerConnection(), record.ofAsker);
        byTarget.remove(pair.target(), record.ofTarget);
        record.ofAsker = null;
        record.ofTarget = null;
        record.setState(null);
        return true;
    }

    private static boolean isOpen(IntroductionRecord record) {
        return record.ofAsker != null;
    }

    /** Takes out the one that was not looked at for the longest time. */
    IntroductionRecord removeOldest() {
        IntroductionRecord oldest = looks.remove();
        while (!remove(oldest)) {
            oldest = looks.remove();
        }
        return oldest;
    }

    /** Takes out those that are over, as far as it is time to look at them. */
    List<IntroductionRecord> removeOver(long now) {
        List<IntroductionRecord> over = List.of();
        while (!looks.isEmpty() && looks.element().lookAt - now <= 0) {
            IntroductionRecord record = looks.remove();
            if (isOpen(record) && record.isGoingOn(now)) {
                lookLater(record, now);
            } else if (remove(record)) {
                over = over.isEmpty() ? new ArrayList<>() : over;
                over.add(record);
            }
        }
        return over;
    }

    /** Whether an asker has fewer than so many. */
    boolean hasFewer(long connectionId, int than) {
        return byAsker.hasFewer(connectionId, than);
    }

    /** Those of an asker, the oldest first. */
    Deque<IntroductionRecord> ofAsker(long connectionId) {
        return byAsker.of(connectionId);
    }

    /** Those of whom somebody was asked for, the oldest first. */
    Deque<IntroductionRecord> ofTarget(PeerId target) {
        return byTarget.of(target);
    }
}
