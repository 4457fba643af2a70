package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Options;
import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;
import java.util.Scanner;

/**
 * Clients that are connected and ping the server in turn, in a process that does nothing else, so that what others
 * beside them do is not taken for the server's delay. Says so when all are there; does so for as many nanoseconds as
 * each line of its input says, and answers with {@link PingFigures}. Ends when the input does.
 */
public final class PingsProcess implements AutoCloseable {

    /** What it says when all clients are connected. */
    static final String READY = "ready";

    /** So that a capture tells these clients from those that come. */
    private static final int NETWORKS_OF_OTHERS = 100;
    private static final int WINDOW = 16;
    /** How long before the end a ping has to be sent to count as unanswered. */
    private static final long PATIENCE = Time.SECOND;

    private final Gathering gathering;
    private final Hiccups hiccups = new Hiccups();

    private PingsProcess(LoadOptions options) throws IOException {
        gathering = new Gathering(options, NETWORKS_OF_OTHERS);
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
        gathering.gather(count, WINDOW);
        if (gathering.crowd().connected() < count) {
            throw new IllegalStateException("Only " + gathering.crowd().connected() + " of " + count + " got in");
        }
    }

    private PingFigures go(long time, double perSecond) {
        int closed = gathering.closed();
        gathering.forgetPings();
        hiccups.clear();
        long sent = 0;
        long start = System.nanoTime();
        for (long now = start; now - start < time; now = System.nanoTime()) {
            while (now - start < time - PATIENCE && sent < (now - start) * perSecond / Time.SECOND) {
                gathering.ping(sent++, System.nanoTime());
            }
            gathering.crowd().work(now, 1);
        }
        Latencies pings = gathering.pings();
        return new PingFigures(pings.percentile(50), pings.percentile(99), pings.percentile(99.9),
                100.0 * (sent - pings.count()) / Math.max(1, sent), gathering.closed() - closed,
                hiccups.percentile(99));
    }

    @Override
    public void close() throws IOException {
        hiccups.close();
        gathering.close();
    }
}
