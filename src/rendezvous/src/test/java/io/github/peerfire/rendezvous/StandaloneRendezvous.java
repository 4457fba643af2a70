package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.session.CloseReason;
import java.util.concurrent.CompletableFuture;

/**
 * A rendezvous over UDP to try other people's clients against; see {@code src/site/markdown/interoperability.md}.
 * Takes a port, then tickets as {@code id:secret}; introduces everybody to everybody, and prints what happens.
 */
final class StandaloneRendezvous {

    private StandaloneRendezvous() {
    }

    public static void main(String... arguments) throws InterruptedException {
        TicketAuthorizer tickets = new TicketAuthorizer();
        for (int i = 1; i < arguments.length; i++) {
            String[] ticket = arguments[i].split(":", 2);
            tickets.add(ticket[0], ticket[1]);
        }
        RendezvousConfig config = RendezvousConfig.builder().bind(Integer.parseInt(arguments[0])).build();
        RendezvousServer server = RendezvousServer.start(config, request -> decide(tickets, request),
                (askers, target) -> CompletableFuture.completedFuture(true), new Printer()).join();
        System.out.println("listening " + server.boundAddresses());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println(server.statistics());
            server.close();
        }));
        Thread.currentThread().join();
    }

    private static ConnectDecision decide(TicketAuthorizer tickets, ConnectRequest request) {
        ConnectDecision decision = tickets.authorize(request);
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
