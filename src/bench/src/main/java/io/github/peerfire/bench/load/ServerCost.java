package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Meter;
import io.github.peerfire.bench.Report;
import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;

/** What a while costs a server, if its process is known. */
final class ServerCost {

    private final ServerProcess server;
    private final ProcessorTime processor;
    private final Meter meter = new Meter();

    /** Begins. */
    ServerCost(ServerProcess server) throws IOException {
        this.server = server;
        this.processor = server == null ? null : server.processorTime();
    }

    /** Adds what one of so many things took, and how much of a processor all of it took. */
    void report(Report report, long count) throws IOException {
        if (server != null) {
            double spent = server.processorTime().since(processor);
            report.with("serverMicrosecondsPerOperation", spent / count / 1e3)
                    .with("serverProcessors", spent / meter.wall())
                    .with("serverMegabytes", server.residentMemory() / 1e6);
        }
        report.with("clientProcessors", (double) meter.processor() / Math.max(meter.wall(), Time.MILLISECOND));
    }
}
