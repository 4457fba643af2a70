package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Report;
import io.github.peerfire.bench.crowd.Crowd;
import io.github.peerfire.bench.crowd.CrowdListener;
import io.github.peerfire.bench.crowd.LightClient;
import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Honest clients: some that are connected and ping the server in turn, and some that come at a steady pace, connect,
 * and leave again. Confined to one thread.
 */
final class Honest implements CrowdListener, AutoCloseable {

    private static final int WINDOW = 16;
    private static final long STAY = Time.SECOND;
    /** How long before the end of a phase one has to come, or a ping to be sent, to count as unanswered. */
    private static final long PATIENCE = Time.SECOND;

    private final Crowd crowd;
    private final List<LightClient> established = new ArrayList<>();
    private final Queue<Visit> visits = new ArrayDeque<>();
    private final Latencies pings = new Latencies();
    private final Latencies entries = new Latencies();
    private boolean gathered;
    private long pingsSent;
    private int arrivals;
    private int closed;

    private record Visit(LightClient client, long end) {
    }

    Honest(LoadOptions options) throws IOException {
        crowd = new Crowd(options.crowd(false, 0, 0), this, new SecureRandom()::nextBytes);
    }

    /** Has so many connect that stay. */
    void gather(int count) {
        int begun = 0;
        while (established.size() < count) {
            while (begun < count && begun - established.size() < WINDOW) {
                crowd.arrive(System.nanoTime());
                begun++;
            }
            crowd.work(System.nanoTime(), 1);
        }
        gathered = true;
    }

    /** Lets them do what they do for a time. */
    void go(long time, double pingsPerSecond, double arrivalsPerSecond) {
        pings.clear();
        entries.clear();
        pingsSent = 0;
        arrivals = 0;
        closed = 0;
        established.forEach(client -> client.forgetPing());
        long start = System.nanoTime();
        for (long now = start; now - start < time; now = System.nanoTime()) {
            boolean early = now - start < time - PATIENCE;
            while (early && pingsSent < (now - start) * pingsPerSecond / Time.SECOND) {
                ping(established.get((int) (pingsSent++ % established.size())), now);
            }
            while (early && arrivals < (now - start) * arrivalsPerSecond / Time.SECOND) {
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

    private void ping(LightClient client, long now) {
        if (client.isConnected()) {
            crowd.ping(client, now);
        }
    }

    /** Adds what happened in the last phase; the names of figures begin with that of the phase. */
    void report(Report report, String phase) {
        report.with(phase + "PingP50Microseconds", pings.percentile(50))
                .with(phase + "PingP99Microseconds", pings.percentile(99))
                .with(phase + "PingsLostPercent", 100.0 * (pingsSent - pings.count()) / pingsSent)
                .with(phase + "EnteredPercent", 100.0 * entries.count() / arrivals)
                .with(phase + "EntryP50Microseconds", entries.percentile(50))
                .with(phase + "EntryP99Microseconds", entries.percentile(99))
                .with(phase + "ClosedByServer", closed);
    }

    /** In microseconds. */
    double pingP99() {
        return pings.percentile(99);
    }

    /** Which share of those who came entered. */
    double entered() {
        return (double) entries.count() / arrivals;
    }

    @Override
    public void connected(LightClient client, long latency) {
        if (gathered) {
            entries.add(latency);
            visits.add(new Visit(client, System.nanoTime() + STAY));
        } else {
            established.add(client);
        }
    }

    @Override
    public void closed(LightClient client) {
        closed++;
    }

    @Override
    public void pingAnswered(LightClient client, long latency) {
        pings.add(latency);
    }

    @Override
    public void close() throws IOException {
        crowd.close();
    }
}
