package io.github.peerfire.rendezvous.trace;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.trace.IntroductionLog.Pair;
import io.github.peerfire.rtmfp.common.Time;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * The introductions that are not over, however many are remembered for people. Each is looked at every few seconds, in turn, so
 * that its end is noticed without a timer of its own. Not safe for use by several threads.
 */
final class OpenIntroductions {

    /** A thousand a second, most of which are over within ten seconds, leave room for those that are not. */
    static final int MOST = 65_536;

    private static final long LOOKING = 5 * Time.SECOND;

    private record Look(IntroductionRecord record, long at) {
    }

    private final Map<Pair, IntroductionRecord> byPair = new HashMap<>();
    private final Map<Long, Set<IntroductionRecord>> byAsker = new HashMap<>();
    private final Map<PeerId, Set<IntroductionRecord>> byTarget = new HashMap<>();
    private final Queue<Look> looks = new ArrayDeque<>();

    /** Null if there is none. */
    IntroductionRecord find(Pair pair) {
        return byPair.get(pair);
    }

    boolean isFull() {
        return byPair.size() >= MOST;
    }

    /** Adds one; there is none of that pair, and room. */
    void add(IntroductionRecord record, long now) {
        byPair.put(record.pair(), record);
        byAsker.computeIfAbsent(record.pair().askerConnection(), id -> new LinkedHashSet<>(2)).add(record);
        byTarget.computeIfAbsent(record.pair().target(), id -> new LinkedHashSet<>(2)).add(record);
        looks.add(new Look(record, now + LOOKING));
    }

    /** It is over; nothing happens if that was known. */
    boolean remove(IntroductionRecord record) {
        boolean wasOpen = byPair.remove(record.pair(), record);
        if (wasOpen) {
            remove(record, record.pair().askerConnection(), byAsker);
            remove(record, record.pair().target(), byTarget);
        }
        return wasOpen;
    }

    private static <K> void remove(IntroductionRecord record, K key, Map<K, Set<IntroductionRecord>> index) {
        Set<IntroductionRecord> all = index.get(key);
        all.remove(record);
        if (all.isEmpty()) {
            index.remove(key);
        }
    }

    /** Takes out the one that was not looked at for the longest time. */
    IntroductionRecord removeOldest() {
        IntroductionRecord oldest = looks.remove().record();
        while (!remove(oldest)) {
            oldest = looks.remove().record();
        }
        return oldest;
    }

    /** Takes out those that are over, as far as it is time to look at them. */
    List<IntroductionRecord> removeOver(long now) {
        List<IntroductionRecord> over = List.of();
        while (!looks.isEmpty() && looks.element().at() - now <= 0) {
            IntroductionRecord record = looks.remove().record();
            if (byPair.get(record.pair()) != record) {
                continue;
            } else if (record.isGoingOn(now)) {
                looks.add(new Look(record, now + LOOKING));
            } else {
                remove(record);
                over = over.isEmpty() ? new ArrayList<>() : over;
                over.add(record);
            }
        }
        return over;
    }

    /** How many of an asker there are. */
    int count(long connectionId) {
        return byAsker.getOrDefault(connectionId, Set.of()).size();
    }

    List<IntroductionRecord> ofAsker(long connectionId) {
        return List.copyOf(byAsker.getOrDefault(connectionId, Set.of()));
    }

    List<IntroductionRecord> ofTarget(PeerId target) {
        return List.copyOf(byTarget.getOrDefault(target, Set.of()));
    }
}
