package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.common.RecentMap;
import io.github.peerfire.rtmfp.common.Time;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts what each source uses up, on all event loops together. Safe for use by them; its memory is bounded by the
 * number of open sessions and by {@link #REMEMBERED_SOURCES}.
 */
final class RateLimits {

    /** How many sources of rejected connects are remembered; beyond, the one longest unchanged is forgotten. */
    static final int REMEMBERED_SOURCES = 10_000;

    private static final long WINDOW = 60 * Time.SECOND;

    private RendezvousLimits limits;
    private final Map<SourceNetwork, Integer> sessions = new HashMap<>();
    /** Those over IPv6, by the network that one customer may have all of. */
    private final Map<Long, Integer> ofSite = new HashMap<>();
    private final RecentMap<SourceNetwork, Rejections> rejections = new RecentMap<>(REMEMBERED_SOURCES, WINDOW);
    private int total;

    RateLimits(RendezvousLimits limits) {
        this.limits = limits;
    }

    /** Holds from now on; sessions that are too many now stay. */
    synchronized void change(RendezvousLimits wanted) {
        limits = wanted;
    }

    /** Counts a new session unless it is one too many; each that is counted must be {@link #sessionClosed released}. */
    synchronized boolean sessionOpened(SourceNetwork source, long now) {
        int open = sessions.getOrDefault(source, 0);
        boolean tooMany = open >= limits.sessionsPerSource() || rejectedTooOften(source, open, now)
                || hasShareOfSite(source);
        if (total >= limits.sessions() || tooMany && !source.local()) {
            return false;
        }
        sessions.put(source, open + 1);
        if (source.ipv6()) {
            ofSite.merge(source.site(), 1, Integer::sum);
        }
        total++;
        return true;
    }

    synchronized void sessionClosed(SourceNetwork source) {
        total--;
        sessions.computeIfPresent(source, (key, open) -> open == 1 ? null : open - 1);
        if (source.ipv6()) {
            ofSite.computeIfPresent(source.site(), (key, open) -> open == 1 ? null : open - 1);
        }
    }

    /** Whether all sources of a site have half as many as are left, and what one source may have. */
    private boolean hasShareOfSite(SourceNetwork source) {
        return source.ipv6() && ofSite.getOrDefault(source.site(), 0)
                >= limits.sessionsPerSource() + (limits.sessions() - total) / 2;
    }

    synchronized void connectRejected(SourceNetwork source, long now) {
        Rejections before = rejections.get(source, now);
        Rejections current = before == null || before.isOver(now) ? new Rejections(now) : before;
        current.count++;
        rejections.put(source, current, now);
    }

    /** Forgets what counts no more. */
    synchronized void tidy(long now) {
        rejections.expire(now);
    }

    synchronized int rememberedSources() {
        return rejections.size();
    }

    /** Whether no source is counted for anything. */
    synchronized boolean isEmpty() {
        return total == 0 && sessions.isEmpty() && ofSite.isEmpty() && rejections.size() == 0;
    }

    /** Behind the address of many there may be more who err; they must not lock the others out. */
    private boolean rejectedTooOften(SourceNetwork source, int open, long now) {
        Rejections known = rejections.get(source, now);
        return known != null && !known.isOver(now) && known.count >= limits.rejectionsPerMinute() + open;
    }

    /** The rejected connects of one source within a minute from the first. */
    private static final class Rejections {

        private final long begin;
        private int count;

        Rejections(long begin) {
            this.begin = begin;
        }

        boolean isOver(long now) {
            return now - begin >= WINDOW;
        }
    }
}
