package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Options;
import io.github.peerfire.rendezvous.ConnectDecision;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rendezvous.PresenceSettings;
import io.github.peerfire.rendezvous.RendezvousConfig;
import io.github.peerfire.rendezvous.RendezvousLimits;
import io.github.peerfire.rendezvous.RendezvousServer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;

/**
 * A rendezvous to aim at, which admits and introduces everybody. Prints its port, and ends when standard input does.
 */
public final class RendezvousProcess {

    private static final int SESSIONS = 2_000_000;
    private static final int NO_LIMIT = 1_000_000;
    private static final Duration CONNECT_TIMEOUT = Duration.ofMinutes(5);

    private RendezvousProcess() {
    }

    /** Serves until standard input ends. */
    public static void serve(Options options) {
        RendezvousConfig.Builder config = RendezvousConfig.builder()
                .bind(new InetSocketAddress(options.text("host"), options.number("port")))
                .limits(options.text("limits").equals("on") ? RendezvousLimits.DEFAULT : new RendezvousLimits(
                        SESSIONS, SESSIONS, NO_LIMIT, CONNECT_TIMEOUT, NO_LIMIT, NO_LIMIT))
                .presence(new PresenceSettings(Duration.ofSeconds(options.number("ask")),
                        Duration.ofSeconds(options.number("gone"))));
        int loops = options.number("loops");
        if (loops > 0) {
            config.loops(loops);
        }
        try (RendezvousServer server = RendezvousServer.start(config.build(),
                        request -> new ConnectDecision.Accepted("load", Map.of()),
                        (askers, target) -> CompletableFuture.completedFuture(true), PeerListener.NONE).join();
                Scanner lines = new Scanner(System.in)) {
            System.out.println(server.boundAddresses().get(0).getPort());
            while (lines.hasNextLine()) {
                lines.nextLine();
            }
        }
    }
}
