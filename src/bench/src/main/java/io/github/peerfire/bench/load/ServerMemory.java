package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Report;
import java.io.IOException;
import java.util.Optional;

/** By how much a server's process grows; and its heap, which holds no garbage then, if it is a Java server's. */
final class ServerMemory {

    private final ServerProcess server;
    private final long heapBefore;
    private final long residentBefore;

    /** Begins. */
    ServerMemory(ServerProcess server) throws IOException {
        this.server = server;
        this.heapBefore = heap();
        this.residentBefore = server == null ? 0 : server.residentMemory();
    }

    /** Adds what each of so many sessions took since. */
    void report(Report report, int sessions) throws IOException {
        long heap = heap();
        if (heap > 0) {
            report.with("serverHeapBytesPerSession", each(heap - heapBefore, sessions));
        }
        if (server != null) {
            report.with("serverBytesPerSession", each(server.residentMemory() - residentBefore, sessions))
                    .with("serverMegabytes", server.residentMemory() / 1e6);
        }
    }

    /** What each took; no number if that made nothing grow, for it was there from earlier sessions, or garbage was. */
    static double each(long grown, int sessions) {
        return grown > 0 ? (double) grown / sessions : Double.NaN;
    }

    /** Adds the heap before and now. */
    void reportGrowth(Report report) throws IOException {
        long heap = heap();
        report.with("serverHeapBefore", heapBefore).with("serverHeapAfter", heap)
                .with("serverHeapGrowth", heap - heapBefore);
    }

    /** Bytes in use after garbage collection, or 0 if nothing is known of it. */
    private long heap() throws IOException {
        Optional<ServerHeap> heap = ServerHeap.of(server);
        if (heap.isEmpty()) {
            return 0;
        }
        try (ServerHeap open = heap.get()) {
            return open.used();
        }
    }
}
