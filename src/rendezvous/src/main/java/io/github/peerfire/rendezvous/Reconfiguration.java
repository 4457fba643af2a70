package io.github.peerfire.rendezvous;

import java.util.concurrent.CompletableFuture;

/** Gives a running server another configuration, one after the other. */
final class Reconfiguration {

    private final ServerState state;
    private CompletableFuture<Void> latest = CompletableFuture.completedFuture(null);

    Reconfiguration(ServerState state) {
        this.state = state;
    }

    /** See {@link RendezvousServer#reconfigure}. */
    synchronized CompletableFuture<Void> to(RendezvousConfig wanted) {
        latest = latest.handle((done, failure) -> null).thenCompose(before -> apply(wanted));
        return latest;
    }

    private CompletableFuture<Void> apply(RendezvousConfig wanted) {
        RendezvousConfig before = state.config();
        if (wanted.needsRestart(before)) {
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("Addresses to bind and event loops stay as they were at the start"));
        }
        if (state.isClosing()) {
            return CompletableFuture.failedFuture(new IllegalStateException("The server is being closed"));
        }
        if (wanted.probe().equals(before.probe())) {
            return takeOver(before, wanted);
        }
        return state.secondPort().move(state.loops().drivers(), wanted.probe(), () -> takeOver(before, wanted))
                .thenCompose(moved -> state.loops().onEach(RendezvousEndpoint::addressesChanged));
    }

    /** The result is complete when all event loops have done so. */
    private CompletableFuture<Void> takeOver(RendezvousConfig before, RendezvousConfig wanted) {
        state.config(wanted);
        state.limits().change(wanted.limits());
        state.introductionLog().resize(wanted.introductions().remembered());
        state.setRelay(wanted.relay());
        return state.loops().onEach(endpoint -> endpoint.reconfigured(before));
    }
}
