package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Report;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** From the command {@code connect} to the server's {@code _result}, each in a session that is already open. */
final class Connects {

    private Connects() {
    }

    static Report run(LoadOptions options) throws IOException {
        try (Swarm swarm = new Swarm(options.target())) {
            int warmup = options.warmup();
            SessionMemory memory = new SessionMemory(options);
            List<SimulatedClient> clients = swarm.add(options, warmup + options.count());
            Operations.run(swarm, clients.size(), options.window(), i -> Handshakes.open(options, clients.get(i)))
                    .orFail();
            Operations.run(swarm, warmup, options.window(), i -> connect(options, clients.get(i))).orFail();
            Gauge gauge = new Gauge(options, swarm);
            Operations measured = Operations.run(swarm, options.count(), options.window(),
                    i -> connect(options, clients.get(warmup + i)));
            Report report = options.newReport("connects");
            gauge.report(report, measured);
            memory.end().report(report, clients.size());
            return report;
        }
    }

    /** Fails unless the server accepts. */
    static CompletableFuture<Void> connect(LoadOptions options, SimulatedClient client) {
        return client.call(options.connectCommand()).thenAccept(answer -> {
            if (!answer.equals("_result")) {
                throw new IllegalStateException("The server answers " + answer);
            }
        });
    }
}
