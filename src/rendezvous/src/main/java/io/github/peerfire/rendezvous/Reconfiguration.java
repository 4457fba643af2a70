package io.github.peerfire.rendezvous;

import java.util.concurrent.CompletableFuture;

/** Gives a running server another configuration, one after the other. */
final class Reconfiguration {

    private final RendezvousServer server;
    private CompletableFuture<Void> latest = CompletableFuture.completedFuture(null);

    Reconfiguration(RendezvousServer server) {
        this.server = server;
    }

    /** See {@link RendezvousServer#reconfigure}. */
    synchronized CompletableFuture<Void> to(RendezvousConfig wanted) {
        latest = latest.handle((done, failure) -> null).thenCompose(before -> apply(wanted));
        return latest;
    }

    private CompletableFuture<Void> apply(RendezvousConfig wanted) {
        RendezvousConfig before = server.config();
        if (wanted.needsRestart(before)) {
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("Addresses to bind and event loops stay as they were at the start"));
        }
        if (server.isClosing()) {
            return CompletableFuture.failedFuture(new IllegalStateException("The server is being closed"));
        }
        Runnable rest = () -> takeOver(before, wanted);
        if (wanted.probe().equals(before.probe())) {
            rest.run();
            return CompletableFuture.completedFuture(null);
        }
        return server.secondPort().move(server.loops().drivers(), wanted.probe(), rest)
                .thenRun(() -> server.loops().onEach(RendezvousEndpoint::addressesChanged));
    }

    private void takeOver(RendezvousConfig before, RendezvousConfig wanted) {
        server.config(wanted);
        server.limits().change(wanted.limits());
        server.introductionLog().resize(wanted.introductions().remembered());
        server.setRelay(wanted.relay());
        server.loops().onEach(endpoint -> endpoint.reconfigured(before));
    }
}
