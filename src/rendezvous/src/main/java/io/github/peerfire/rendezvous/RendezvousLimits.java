package io.github.peerfire.rendezvous;

import java.time.Duration;

/**
 * What one source, session or target may use up (ProtoXEP section 11). All counts are at least 1.
 *
 * @param sessions open sessions in all; of those that are closed 1,024 more may linger on each event loop
 * @param sessionsPerSource open sessions of one IPv4 address or IPv6 /64 network other than this machine; all sources
 *     of an IPv6 /48 network together may have as many, and half as many as are left of all
 * @param rejectionsPerMinute rejected connects of one such source within a minute, beyond the number of its open
 *     sessions, after which its new sessions are refused
 * @param connectTimeout how long a session may stay without {@code connect}; 1 s to 5 min
 * @param lookupsPerSecond lookups by one session
 * @param helloesPerSecond Forwarded Initiator Hellos to one target
 */
public record RendezvousLimits(
        int sessions,
        int sessionsPerSource,
        int rejectionsPerMinute,
        Duration connectTimeout,
        int lookupsPerSecond,
        int helloesPerSecond) {

    /**
     * 100000 sessions, 256 of a source, which may be a site behind one NAT, 10 rejections per minute, 10 s for connect;
     * per second 5 lookups and 20 hellos.
     */
    public static final RendezvousLimits DEFAULT =
            new RendezvousLimits(100_000, 256, 10, Duration.ofSeconds(10), 5, 20);

    /** @throws IllegalArgumentException if a limit is out of bounds; its message says which */
    public RendezvousLimits {
        requirePositive(sessions, "sessions");
        requirePositive(sessionsPerSource, "sessions per source");
        requirePositive(rejectionsPerMinute, "rejected connects per minute");
        requirePositive(lookupsPerSecond, "lookups per second");
        requirePositive(helloesPerSecond, "forwarded hellos per second");
        if (connectTimeout.toSeconds() < 1 || connectTimeout.toSeconds() > 300) {
            throw new IllegalArgumentException("the time for connect must be from 1 second to 5 minutes");
        }
    }

    /** The same with another number of sessions per source, for tests and for servers behind one proxy. */
    public RendezvousLimits withSessionsPerSource(int count) {
        return new RendezvousLimits(
                sessions, count, rejectionsPerMinute, connectTimeout, lookupsPerSecond, helloesPerSecond);
    }

    private static void requirePositive(int value, String what) {
        if (value < 1) {
            throw new IllegalArgumentException("the limit of " + what + " must be at least 1");
        }
    }
}
