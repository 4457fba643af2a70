package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.session.NearInterface;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The port from where and to where clients' NATs are tried out, on all event loops; it can be opened, moved and closed
 * while the server runs. Changed once at a time, seen by several threads.
 */
final class SecondPort {

    static final int NONE = -1;

    private volatile int interfaceId;

    /** @param interfaceId with which it is bound already; {@link #NONE} if it is not */
    SecondPort(int interfaceId) {
        this.interfaceId = interfaceId;
    }

    /** The ID of its interface, the same on all event loops; {@link #NONE} without. */
    int interfaceId() {
        return interfaceId;
    }

    /**
     * Opens it at another address, or closes it.
     *
     * @param changed is run when it is known where it is now, before a former one is closed
     * @return fails with {@link java.net.BindException}, and then it is where it was
     */
    CompletableFuture<Void> move(List<EndpointDriver> drivers, Optional<InetSocketAddress> address, Runnable changed) {
        int former = interfaceId;
        return open(drivers, address).thenCompose(opened -> {
            interfaceId = opened;
            changed.run();
            return former == NONE ? CompletableFuture.completedFuture(null) : close(drivers, former);
        });
    }

    private static CompletableFuture<Integer> open(List<EndpointDriver> drivers, Optional<InetSocketAddress> wanted) {
        if (wanted.isEmpty()) {
            return CompletableFuture.completedFuture(NONE);
        }
        CompletableFuture<NearInterface> first = drivers.get(0).bind(wanted.get());
        CompletableFuture<NearInterface> latest = first;
        for (EndpointDriver driver : drivers.subList(1, drivers.size())) {
            latest = latest.thenCompose(near -> driver.bind(near.addresses().get(0)));
        }
        CompletableFuture<NearInterface> last = latest;
        return last.handle((near, failure) -> {
            if (failure == null) {
                return CompletableFuture.completedFuture(near.id());
            }
            // those that could bind it let go; for the others there is nothing to be closed
            return first.handle((bound, ignored) -> bound)
                    .thenCompose(bound -> bound == null ? CompletableFuture.completedFuture(null)
                            : close(drivers, bound.id()))
                    .<Integer>thenCompose(closed -> CompletableFuture.failedFuture(failure));
        }).thenCompose(result -> result);
    }

    private static CompletableFuture<Void> close(List<EndpointDriver> drivers, int id) {
        return CompletableFuture.allOf(
                drivers.stream().map(driver -> driver.unbind(id)).toArray(CompletableFuture<?>[]::new));
    }
}
