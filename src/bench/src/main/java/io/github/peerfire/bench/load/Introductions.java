package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Report;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.Session;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Sessions between two connected clients, from the question for the peer ID to the responder's keying. Each client asks
 * once, for one of a few others in turn. The key work of both ends is in the time that it takes.
 */
final class Introductions {

    /** How many are asked for: a server may well refuse to bother one client again and again. */
    private static final int TARGETS = 20;

    private static final long PAUSE = 2 * Time.MILLISECOND;

    private Introductions() {
    }

    static Report run(LoadOptions options) throws IOException {
        try (Swarm swarm = new Swarm(options.target())) {
            SessionMemory memory = new SessionMemory(options);
            List<SimulatedClient> targets = swarm.add(options, TARGETS);
            List<SimulatedClient> askers = swarm.add(options, options.warmup() + options.count());
            signIn(swarm, options, targets);
            signIn(swarm, options, askers);
            memory.end();
            targets.forEach(SimulatedClient::acceptIntroductions);
            Operations.run(swarm, options.warmup(), options.window(), i -> open(askers.get(i), targets, i));
            Gauge gauge = new Gauge(options, swarm);
            Operations measured = Operations.runPaced(swarm, options.count(), options.window(), PAUSE,
                    i -> open(askers.get(options.warmup() + i), targets, i));
            Report report = options.newReport("introductions");
            gauge.report(report, measured);
            memory.report(report, targets.size() + askers.size());
            return report;
        }
    }

    private static CompletableFuture<Session> open(SimulatedClient asker, List<SimulatedClient> targets, int number) {
        SimulatedClient target = targets.get(number % targets.size());
        return asker.open(FlashEndpointDiscriminator.ofPeer(target.identity().peerId()).encoded());
    }

    /** Has clients connect and say where they are. */
    static void signIn(Swarm swarm, LoadOptions options, List<SimulatedClient> clients) throws IOException {
        Operations.run(swarm, clients.size(), options.window(), i -> Handshakes.open(options, clients.get(i))).orFail();
        Operations.run(swarm, clients.size(), options.window(), i -> Connects.connect(options, clients.get(i)))
                .orFail();
        for (SimulatedClient client : clients) {
            InetSocketAddress address = client.localAddress();
            client.send(CommandMessage.of("setPeerInfo", 0, null,
                    address.getAddress().getHostAddress() + ":" + address.getPort()));
        }
        // Until all of them have said so.
        swarm.runUntil(() -> false, Time.SECOND);
    }
}
