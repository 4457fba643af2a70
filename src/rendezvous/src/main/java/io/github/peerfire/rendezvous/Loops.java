package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointMetrics;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The event loops of a running server. All methods may be called from any thread. */
final class Loops {

    /** Before the start. */
    static final Loops NONE = new Loops(List.of(), List.of());

    private final List<RendezvousEndpoint> endpoints;
    private final List<EndpointDriver> drivers;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** @param drivers what each endpoint listens to, in their order */
    Loops(List<RendezvousEndpoint> endpoints, List<EndpointDriver> drivers) {
        this.endpoints = List.copyOf(endpoints);
        this.drivers = List.copyOf(drivers);
    }

    /** Gives each endpoint its driver. */
    void attach() {
        for (int index = 0; index < drivers.size(); index++) {
            EndpointDriver driver = drivers.get(index);
            onLoop(index, endpoint -> endpoint.attach(driver));
        }
    }

    int size() {
        return drivers.size();
    }

    /** The driver of the first one, for what can be done on any of them. */
    EndpointDriver first() {
        return drivers.get(0);
    }

    /** Those of all, in their order. */
    List<EndpointDriver> drivers() {
        return drivers;
    }

    /**
     * Does something on each loop, with what is there.
     *
     * @return is complete when all of them have done it, or are closed
     */
    CompletableFuture<Void> onEach(Consumer<RendezvousEndpoint> task) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int index = 0; index < drivers.size(); index++) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            onLoop(index, endpoint -> {
                try {
                    task.accept(endpoint);
                } finally {
                    done.complete(null);
                }
            });
            all.add(done);
        }
        return CompletableFuture.anyOf(closed, CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)))
                .thenApply(end -> null);
    }

    /** Does something on one loop. */
    void onLoop(int index, Consumer<RendezvousEndpoint> task) {
        RendezvousEndpoint endpoint = endpoints.get(index);
        drivers.get(index).execute(() -> task.accept(endpoint));
    }

    /** Does something on one loop, if it is so there, which is asked on this thread. */
    void onLoopIf(int index, Predicate<RendezvousEndpoint> condition, Consumer<RendezvousEndpoint> task) {
        if (condition.test(endpoints.get(index))) {
            onLoop(index, task);
        }
    }

    List<InetSocketAddress> boundAddresses() {
        return first().localAddresses();
    }

    /** What their endpoints have counted, together. */
    CompletableFuture<EndpointMetrics> metrics() {
        CompletableFuture<EndpointMetrics> sum = null;
        for (EndpointDriver driver : drivers) {
            CompletableFuture<EndpointMetrics> counted = new CompletableFuture<>();
            driver.execute(() -> counted.complete(driver.endpoint().metrics()));
            sum = sum == null ? counted : sum.thenCombine(counted, EndpointMetrics::plus);
        }
        return sum;
    }

    CompletableFuture<Void> closeAsync() {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        drivers.forEach(driver -> ends.add(driver.closeAsync()));
        return CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new))
                .whenComplete((end, failure) -> closed.complete(null));
    }
}
