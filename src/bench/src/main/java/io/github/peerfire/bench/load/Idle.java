package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Meter;
import io.github.peerfire.bench.Options;
import io.github.peerfire.bench.Report;
import io.github.peerfire.bench.crowd.Crowd;
import io.github.peerfire.bench.crowd.CrowdListener;
import io.github.peerfire.bench.crowd.LightClient;
import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Connected clients that do nothing but answer the server's pings, and ping it themselves if they are told to. What one
 * costs the server to have, and to keep alive.
 */
final class Idle implements CrowdListener {

    private static final long LONGEST_WAIT = 10;

    private final Crowd crowd;
    private final List<LightClient> present = new ArrayList<>();
    private final Latencies arrivals = new Latencies();
    private final Latencies pings = new Latencies();
    private int failed;
    private int closed;

    private Idle(LoadOptions options) throws IOException {
        crowd = new Crowd(options.crowd(false, 0, 0), this, new SecureRandom()::nextBytes);
    }

    static Report run(Options given) throws IOException {
        int clients = given.number("clients");
        LoadOptions options = LoadOptions.of(given);
        Idle idle = new Idle(options);
        try (Crowd crowd = idle.crowd) {
            Report report = options.newReport("idle");
            ServerMemory memory = new ServerMemory(options.server());
            long began = System.nanoTime();
            idle.gather(clients, options.window());
            report.with("sessions", crowd.connected()).with("failed", idle.failed)
                    .with("arrivalsPerSecond", clients * (double) Time.SECOND / (System.nanoTime() - began))
                    .with("arrivalP50Microseconds", idle.arrivals.percentile(50))
                    .with("arrivalP99Microseconds", idle.arrivals.percentile(99));
            idle.rest(given.time("settle"), 0);
            memory.report(report, crowd.connected());
            idle.measure(report, options, given.time("seconds"), given.time("ping"));
            return report.with("closedByServer", idle.closed);
        }
    }

    private void gather(int clients, int window) {
        int begun = 0;
        while (crowd.connected() + failed + closed < clients) {
            while (begun < clients && begun - crowd.connected() - failed - closed < window) {
                crowd.arrive(System.nanoTime());
                begun++;
            }
            crowd.work(System.nanoTime(), LONGEST_WAIT);
        }
    }

    private void measure(Report report, LoadOptions options, long time, long period) throws IOException {
        ServerProcess server = options.server();
        ProcessorTime processor = server == null ? null : server.processorTime();
        long answered = crowd.pingsAnswered();
        long sent = crowd.datagramsSent();
        long received = crowd.datagramsReceived();
        present.forEach(LightClient::forgetPing);
        Meter meter = new Meter();
        rest(time, period);
        double seconds = (double) meter.wall() / Time.SECOND;
        long exchanges = crowd.pingsAnswered() - answered + pings.count();
        report.with("seconds", seconds)
                .with("sessionsHeardOf", present.stream().filter(LightClient::wasHeardOf).count())
                .with("pingsOfServer", crowd.pingsAnswered() - answered)
                .with("pingsOfClients", pings.count())
                .with("pingP50Microseconds", pings.percentile(50))
                .with("pingP99Microseconds", pings.percentile(99))
                .with("datagramsSentPerSecond", (crowd.datagramsSent() - sent) / seconds)
                .with("datagramsReceivedPerSecond", (crowd.datagramsReceived() - received) / seconds)
                .with("clientMicrosecondsPerSessionSecond", meter.processor() / 1e3 / crowd.connected() / seconds);
        if (server != null) {
            double spent = server.processorTime().since(processor) / 1e3;
            report.with("serverMicrosecondsPerSessionSecond", spent / crowd.connected() / seconds)
                    .with("serverMicrosecondsPerPing", spent / exchanges);
        }
    }

    /** Lets time pass; each client pings once in each period, if there is one. */
    private void rest(long time, long period) {
        long start = System.nanoTime();
        long begun = 0;
        for (long now = start; now - start < time; now = System.nanoTime()) {
            if (period > 0) {
                long due = (long) ((double) (now - start) / period * present.size());
                for (; begun < due; begun++) {
                    pingNext((int) (begun % present.size()), now);
                }
            }
            crowd.work(now, period > 0 ? 1 : LONGEST_WAIT);
        }
    }

    private void pingNext(int index, long now) {
        if (present.get(index).isConnected()) {
            crowd.ping(present.get(index), now);
        }
    }

    @Override
    public void connected(LightClient client, long latency) {
        present.add(client);
        arrivals.add(latency);
    }

    @Override
    public void failed(LightClient client) {
        failed++;
    }

    @Override
    public void closed(LightClient client) {
        closed++;
    }

    @Override
    public void pingAnswered(LightClient client, long latency) {
        pings.add(latency);
    }
}
