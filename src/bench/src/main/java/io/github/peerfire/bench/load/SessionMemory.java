package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Report;
import java.io.IOException;

/** By how much sessions make a server's process grow, if that is known. A Java server grows by garbage as well. */
final class SessionMemory {

    private final ServerProcess server;
    private final long before;
    private long after;

    /** Begins, before there are sessions. */
    SessionMemory(LoadOptions options) throws IOException {
        server = options.server();
        before = server == null ? 0 : server.residentMemory();
    }

    /** All of them are there. */
    SessionMemory end() throws IOException {
        after = server == null ? 0 : server.residentMemory();
        return this;
    }

    /** Adds what each of so many took until {@link #end}. */
    void report(Report report, int sessions) {
        if (server != null) {
            report.with("serverBytesPerSession", ServerMemory.each(after - before, sessions));
        }
    }
}
