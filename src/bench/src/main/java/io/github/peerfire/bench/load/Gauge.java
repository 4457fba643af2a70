package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Meter;
import io.github.peerfire.bench.Report;
import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;
import java.util.function.LongSupplier;

/** What operations cost: time, this process, and, if its number is known, the server's. */
final class Gauge {

    private final ServerProcess server;
    private final ProcessorTime serverProcessor;
    private final LongSupplier datagramsSent;
    private final LongSupplier datagramsReceived;
    private final long sent;
    private final long received;
    private final Meter meter = new Meter();

    /** Begins. The datagrams are those that all clients sent and received until then. */
    Gauge(LoadOptions options, LongSupplier datagramsSent, LongSupplier datagramsReceived) throws IOException {
        this.datagramsSent = datagramsSent;
        this.datagramsReceived = datagramsReceived;
        this.sent = datagramsSent.getAsLong();
        this.received = datagramsReceived.getAsLong();
        server = options.server();
        serverProcessor = server == null ? null : server.processorTime();
    }

    /** Begins for a swarm. */
    Gauge(LoadOptions options, Swarm swarm) throws IOException {
        this(options, swarm::datagramsSent, swarm::datagramsReceived);
    }

    /** As the other one. */
    void report(Report report, Operations operations) throws IOException {
        report(report, operations.latencies(), operations.failed());
    }

    /** Ends, and adds to a report what each of the successful operations took. */
    void report(Report report, Latencies operations, int failed) throws IOException {
        long wall = meter.wall();
        double count = operations.count();
        report.with("operations", operations.count())
                .with("failed", failed)
                .with("perSecond", count * Time.SECOND / wall)
                .with("p50Microseconds", operations.percentile(50))
                .with("p99Microseconds", operations.percentile(99))
                .with("datagramsSentPerOperation", (datagramsSent.getAsLong() - sent) / count)
                .with("datagramsReceivedPerOperation", (datagramsReceived.getAsLong() - received) / count)
                .with("clientMicrosecondsPerOperation", meter.processor() / count / 1e3);
        if (server != null) {
            double spent = server.processorTime().since(serverProcessor);
            report.with("serverMicrosecondsPerOperation", spent / count / 1e3)
                    .with("perServerSecond", count * Time.SECOND / spent);
        }
    }
}
