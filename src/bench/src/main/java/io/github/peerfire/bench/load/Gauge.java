package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Meter;
import io.github.peerfire.bench.Report;
import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;

/** What operations cost: time, this process, and, if its number is known, the server's. */
final class Gauge {

    private final ServerProcess server;
    private final ProcessorTime serverProcessor;
    private final Swarm swarm;
    private final long sent;
    private final long received;
    private final Meter meter = new Meter();

    /** Begins. */
    Gauge(LoadOptions options, Swarm swarm) throws IOException {
        this.swarm = swarm;
        this.sent = swarm.datagramsSent();
        this.received = swarm.datagramsReceived();
        server = options.server();
        serverProcessor = server == null ? null : server.processorTime();
    }

    /** Ends, and adds to a report what each of the successful operations took. */
    void report(Report report, Operations operations) throws IOException {
        long wall = meter.wall();
        double count = operations.succeeded();
        report.with("operations", operations.succeeded())
                .with("failed", operations.failed())
                .with("perSecond", count * Time.SECOND / wall)
                .with("p50Microseconds", operations.percentile(50))
                .with("p99Microseconds", operations.percentile(99))
                .with("datagramsSentPerOperation", (swarm.datagramsSent() - sent) / count)
                .with("datagramsReceivedPerOperation", (swarm.datagramsReceived() - received) / count)
                .with("clientMicrosecondsPerOperation", meter.processor() / count / 1e3);
        if (server != null) {
            double spent = server.processorTime().since(serverProcessor);
            report.with("serverMicrosecondsPerOperation", spent / count / 1e3)
                    .with("perServerSecond", count * Time.SECOND / spent);
        }
    }
}
