package io.github.peerfire.rendezvous;

import io.github.peerfire.rendezvous.keys.DeveloperKeys;
import io.github.peerfire.rendezvous.keys.InMemoryKeyStore;
import io.github.peerfire.rendezvous.keys.KeyHolders;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import io.github.peerfire.rendezvous.relay.RelaySettings;
import io.github.peerfire.rtmfp.session.CloseReason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * A rendezvous over UDP to try other people's clients against; see {@code src/site/markdown/interoperability.md}. Takes
 * a port, then any of: tickets as {@code id:secret}, developer keys as {@code key=text}, a second port as
 * {@code probe=port}, a relay as {@code relay=first-last}. Introduces everybody to everybody, and prints what happens.
 */
final class StandaloneRendezvous {

    private static final InetAddress ANY = new InetSocketAddress(0).getAddress();

    private final TicketAuthorizer tickets = new TicketAuthorizer();
    private final InMemoryKeyStore store = new InMemoryKeyStore();
    private final DeveloperKeys keys = new DeveloperKeys(store, new SecureRandom()::nextBytes, Clock.systemUTC());
    private final KeyHolders holders = new KeyHolders(store);
    private final RendezvousConfig.Builder config = RendezvousConfig.builder();

    private StandaloneRendezvous() {
    }

    public static void main(String... arguments) throws InterruptedException {
        new StandaloneRendezvous().run(arguments);
    }

    private void run(String... arguments) throws InterruptedException {
        config.bind(Integer.parseInt(arguments[0]));
        for (int i = 1; i < arguments.length; i++) {
            take(arguments[i]);
        }
        RendezvousServer server = RendezvousServer.start(config.build(), this::decide,
                (askers, target) -> CompletableFuture.completedFuture(true), new Printer()).join();
        System.out.println("listening " + server.boundAddresses());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println(server.statistics());
            System.out.println(server.relayStatistics());
            server.introductions().forEach(report -> System.out.println(report + " " + report.timeline()));
            server.close();
        }));
        Thread.currentThread().join();
    }

    private void take(String argument) {
        String[] parts = argument.split("[:=-]");
        if (argument.startsWith("key=")) {
            keys.adopt(argument.substring(4), KeyTerms.of("standalone").withRelay());
        } else if (argument.startsWith("probe=")) {
            config.probe(new InetSocketAddress(ANY, Integer.parseInt(parts[1])));
        } else if (argument.startsWith("relay=")) {
            config.relay(RelaySettings.onPorts(Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
        } else {
            tickets.add(parts[0], parts[1]);
        }
    }

    private ConnectDecision decide(ConnectRequest request) {
        ConnectDecision decision = holders.authorize(request);
        if (decision instanceof ConnectDecision.Rejected) {
            decision = tickets.authorize(request);
        }
        System.out.println(request + " " + request.commandObject() + " -> " + decision);
        return decision;
    }

    /** Says who comes and goes. */
    private static final class Printer implements PeerListener {

        @Override
        public void connected(ConnectedPeer peer) {
            System.out.println("connected " + peer);
        }

        @Override
        public void addressChanged(ConnectedPeer peer) {
            System.out.println("moved " + peer);
        }

        @Override
        public void disconnected(ConnectedPeer peer, CloseReason why) {
            System.out.println("disconnected " + peer + " " + why);
        }
    }
}
