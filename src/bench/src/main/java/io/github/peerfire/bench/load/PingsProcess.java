package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Options;
import io.github.peerfire.bench.crowd.Crowd;
import io.github.peerfire.bench.crowd.CrowdListener;
import io.github.peerfire.bench.crowd.LightClient;
import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;

/**
 * Clients that are connected and ping the server in turn, in a process that does nothing else, so that what others
 * beside them do is not taken for the server's delay. Says so when all are there; does so for as many nanoseconds as
 * each line of its input says, and answers with {@link PingFigures}. Ends when the input does.
 */
public final class PingsProcess implements CrowdListener, AutoCloseable {

    /** What it says when all clients are connected. */
    static final String READY = "ready";

    /** So that a capture tells these clients from those that come. */
    private static final int NETWORKS_OF_OTHERS = 100;
    private static final int WINDOW = 16;
    /** How long before the end a ping has to be sent to count as unanswered. */
    private static final long PATIENCE = Time.SECOND;

    private final Crowd crowd;
    private final List<LightClient> clients = new ArrayList<>();
    private final Latencies pings = new Latencies();
    private final Hiccups hiccups = new Hiccups();
    private int closed;

    private PingsProcess(LoadOptions options) throws IOException {
        crowd = new Crowd(options.crowd(false, NETWORKS_OF_OTHERS, 0), this, new SecureRandom()::nextBytes);
    }

    /** Serves until standard input ends. */
    public static void serve(Options options) throws IOException {
        Thread.currentThread().setPriority(Thread.MAX_PRIORITY);
        try (PingsProcess process = new PingsProcess(LoadOptions.of(options)); Scanner lines = new Scanner(System.in)) {
            process.gather(options.number("clients"));
            System.out.println(READY);
            while (lines.hasNextLine()) {
                System.out.println(process.go(Long.parseLong(lines.nextLine()), options.number("pings")).encode());
            }
        }
    }

    private void gather(int count) {
        int begun = 0;
        while (clients.size() < count) {
            while (begun < count && begun - clients.size() < WINDOW) {
                crowd.arrive(System.nanoTime());
                begun++;
            }
            crowd.work(System.nanoTime(), 1);
        }
    }

    private PingFigures go(long time, double perSecond) {
        pings.clear();
        hiccups.clear();
        closed = 0;
        clients.forEach(LightClient::forgetPing);
        int sent = 0;
        long start = System.nanoTime();
        for (long now = start; now - start < time; now = System.nanoTime()) {
            while (now - start < time - PATIENCE && sent < (now - start) * perSecond / Time.SECOND) {
                LightClient client = clients.get(sent++ % clients.size());
                if (client.isConnected()) {
                    crowd.ping(client, System.nanoTime());
                }
            }
            crowd.work(now, 1);
        }
        return new PingFigures(pings.percentile(50), pings.percentile(99), pings.percentile(99.9),
                100.0 * (sent - pings.count()) / Math.max(1, sent), closed, hiccups.percentile(99));
    }

    @Override
    public void connected(LightClient client, long latency) {
        clients.add(client);
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
        hiccups.close();
        crowd.close();
    }
}
