package io.github.peerfire.netty;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Binds drivers one after the other to the same addresses, or none of them, before any begins to receive. */
final class SharedStart {

    private final List<NettyEndpointDriver> drivers;
    private final List<NettyEndpointDriver> bound = new ArrayList<>();

    /** @param drivers two at least, none of them bound */
    SharedStart(List<NettyEndpointDriver> drivers) {
        this.drivers = drivers;
    }

    /** Fails with {@link java.net.BindException}. */
    CompletableFuture<List<NettyEndpointDriver>> bind(List<InetSocketAddress> addresses) {
        CompletableFuture<NettyEndpointDriver> latest = drivers.get(0).bind(addresses, PortSharing.FIRST);
        for (NettyEndpointDriver driver : drivers.subList(1, drivers.size())) {
            latest = latest.thenCompose(before -> {
                bound.add(before);
                return driver.bind(before.bound(), PortSharing.MORE);
            });
        }
        CompletableFuture<List<NettyEndpointDriver>> result = new CompletableFuture<>();
        latest.whenComplete((last, failure) -> {
            if (failure == null) {
                drivers.forEach(NettyEndpointDriver::begin);
                result.complete(drivers);
            } else {
                abandonAll().whenComplete((end, ignored) ->
                        result.completeExceptionally(BindFailure.cause(failure)));
            }
        });
        return result;
    }

    /** The one that failed has cleaned up after itself; those that were not tried yet have threads to be ended. */
    private CompletableFuture<Void> abandonAll() {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        bound.forEach(driver -> ends.add(driver.abandon()));
        drivers.subList(bound.size() + 1, drivers.size()).forEach(driver -> ends.add(driver.abandon()));
        return CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new));
    }
}
