package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Meter;
import io.github.peerfire.bench.Options;
import io.github.peerfire.bench.Report;
import io.github.peerfire.bench.crowd.Crowd;
import io.github.peerfire.bench.crowd.LightClient;
import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;

/**
 * Connected clients that do nothing but answer the server's pings, and ping it themselves if they are told to. What one
 * costs the server to have, and to keep alive.
 */
final class Idle {

    private static final long LONGEST_WAIT = 10;

    private final Gathering gathering;
    private final Crowd crowd;

    private Idle(Gathering gathering) {
        this.gathering = gathering;
        this.crowd = gathering.crowd();
    }

    static Report run(Options given) throws IOException {
        int clients = given.number("clients");
        LoadOptions options = LoadOptions.of(given);
        try (Gathering gathering = new Gathering(options, 0)) {
            Idle idle = new Idle(gathering);
            Report report = options.newReport("idle");
            ServerMemory memory = new ServerMemory(options.server());
            long began = System.nanoTime();
            gathering.gather(clients, options.window());
            report.with("sessions", idle.crowd.connected()).with("failed", gathering.failed())
                    .with("arrivalsPerSecond", clients * (double) Time.SECOND / (System.nanoTime() - began))
                    .with("arrivalP50Microseconds", gathering.arrivals().percentile(50))
                    .with("arrivalP99Microseconds", gathering.arrivals().percentile(99));
            idle.rest(given.time("settle"), 0);
            memory.report(report, idle.crowd.connected());
            idle.measure(report, options, given.time("seconds"), given.time("ping"));
            gathering.leave();
            return report.with("closedByServer", gathering.closed());
        }
    }

    private void measure(Report report, LoadOptions options, long time, long period) throws IOException {
        ServerProcess server = options.server();
        ProcessorTime processor = server == null ? null : server.processorTime();
        long answered = crowd.pingsAnswered();
        long sent = crowd.datagramsSent();
        long received = crowd.datagramsReceived();
        gathering.forgetPings();
        Meter meter = new Meter();
        rest(time, period);
        double seconds = (double) meter.wall() / Time.SECOND;
        Latencies pings = gathering.pings();
        long exchanges = crowd.pingsAnswered() - answered + pings.count();
        report.with("seconds", seconds)
                .with("sessionsHeardOf", gathering.clients().stream().filter(LightClient::wasHeardOf).count())
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
                long due = (long) ((double) (now - start) / period * gathering.clients().size());
                for (; begun < due; begun++) {
                    gathering.ping(begun, now);
                }
            }
            crowd.work(now, period > 0 ? 1 : LONGEST_WAIT);
        }
    }
}
