package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Report;
import io.github.peerfire.flash.message.OtherMessage;
import io.github.peerfire.rtmfp.session.Session;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Sessions from the first hello to the responder's keying, each of a new client. A message that every server ignores
 * follows at once, so that the server knows the session as real; what that costs it is counted, too.
 */
final class Handshakes {

    /** Acknowledgement of RTMP chunks, which mean nothing in RTMFP. */
    private static final int IGNORED_TYPE = 3;

    private Handshakes() {
    }

    static Report run(LoadOptions options) throws IOException {
        try (Swarm swarm = new Swarm(options.target())) {
            List<SimulatedClient> clients = swarm.add(options, options.warmup() + options.count());
            Operations.run(swarm, options.warmup(), options.window(), i -> open(options, clients.get(i))).orFail();
            SessionMemory memory = new SessionMemory(options);
            Gauge gauge = new Gauge(options, swarm);
            Operations measured = Operations.run(swarm, options.count(), options.window(),
                    i -> open(options, clients.get(options.warmup() + i)));
            Report report = options.newReport("handshakes");
            gauge.report(report, measured);
            memory.end().report(report, measured.latencies().count());
            return report;
        }
    }

    static CompletableFuture<Session> open(LoadOptions options, SimulatedClient client) {
        return client.openServer(options.serverDiscriminator()).whenComplete((session, failure) -> {
            if (failure == null) {
                client.send(new OtherMessage(IGNORED_TYPE, 0, new byte[Integer.BYTES]));
            }
        });
    }
}
