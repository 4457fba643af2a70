package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Report;
import io.github.peerfire.bench.crowd.Crowd;
import io.github.peerfire.bench.crowd.CrowdListener;
import io.github.peerfire.bench.crowd.LightClient;
import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Queue;

/** Honest clients that come at a steady pace, connect, and leave again. Confined to one thread. */
final class Honest implements CrowdListener, AutoCloseable {

    private static final long STAY = Time.SECOND;
    /** How long before the end of a phase one has to come to count as unanswered. */
    private static final long PATIENCE = Time.SECOND;

    private final Crowd crowd;
    private final Queue<Visit> visits = new ArrayDeque<>();
    private final Latencies entries = new Latencies();
    private int arrivals;

    private record Visit(LightClient client, long end) {
    }

    Honest(LoadOptions options) throws IOException {
        crowd = new Crowd(options.crowd(false, 0, 0), this, new SecureRandom()::nextBytes);
    }

    /** Lets them do what they do for a time. */
    void go(long time, double perSecond) {
        entries.clear();
        arrivals = 0;
        long start = System.nanoTime();
        for (long now = start; now - start < time; now = System.nanoTime()) {
            boolean early = now - start < time - PATIENCE;
            while (early && arrivals < (now - start) * perSecond / Time.SECOND) {
                arrivals++;
                crowd.arrive(now);
            }
            while (!visits.isEmpty() && visits.peek().end <= now) {
                LightClient visitor = visits.remove().client;
                if (visitor.isConnected()) {
                    crowd.leave(visitor, now);
                }
            }
            crowd.work(now, 1);
        }
    }

    /** Adds what happened in the last phase; the names of figures begin with that of the phase. */
    void report(Report report, String phase) {
        report.with(phase + "EnteredPercent", 100.0 * entries.count() / arrivals)
                .with(phase + "EntryP50Microseconds", entries.percentile(50))
                .with(phase + "EntryP99Microseconds", entries.percentile(99));
    }

    /** Which share of those who came entered. */
    double entered() {
        return (double) entries.count() / arrivals;
    }

    @Override
    public void connected(LightClient client, long latency) {
        entries.add(latency);
        visits.add(new Visit(client, System.nanoTime() + STAY));
    }

    @Override
    public void close() throws IOException {
        crowd.close();
    }
}
