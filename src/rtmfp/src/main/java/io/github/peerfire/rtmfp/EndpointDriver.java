package io.github.peerfire.rtmfp;

import io.github.peerfire.rtmfp.session.NearInterface;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What gives an {@link Endpoint} time, datagrams, and a thread to live on: Netty over UDP, or the simulated network.
 *
 * <p>All methods but {@link #endpoint} may be called from any thread.
 */
public interface EndpointDriver extends AutoCloseable {

    /** The endpoint; to be touched on its own thread only, that is inside {@link #execute} or a listener's callback. */
    Endpoint endpoint();

    /** The current time on the endpoint's time line, in nanoseconds. */
    long now();

    /**
     * Runs a task on the endpoint's thread, afterwards sends what it caused. Runs in order; never runs within the
     * caller. Once the endpoint is closed the task is dropped.
     */
    void execute(Runnable task);

    /** Runs a task on the endpoint's thread after a delay in nanoseconds, unless cancelled before. */
    Cancellable schedule(long delay, Runnable task);

    /**
     * The addresses that the endpoint is bound to, one for each interface, wildcard addresses resolved to those
     * present; then those that TURN proxies lent it.
     */
    List<InetSocketAddress> localAddresses();

    /**
     * Binds one more address, which is one more interface of the endpoint. Of several drivers that are one endpoint to
     * others each has to bind it, one after the other in their order, all but the first one to the address that this
     * says.
     *
     * @param address port 0 lets the system choose
     * @return the interface, whose ID is the same with all of such drivers; fails with {@link java.net.BindException}
     *     if it cannot be bound, with {@link UnsupportedOperationException} if this driver has its addresses from the
     *     start only
     */
    default CompletableFuture<NearInterface> bind(InetSocketAddress address) {
        return CompletableFuture.failedFuture(
                new UnsupportedOperationException("This driver binds no address after its start"));
    }

    /**
     * Lets go of an address that was bound; sessions that used it move to another interface that leads to their far
     * ends, if there is any. Nothing happens if there is no such interface.
     *
     * @param interfaceId the next address that is bound may get it
     */
    default CompletableFuture<Void> unbind(int interfaceId) {
        return CompletableFuture.failedFuture(
                new UnsupportedOperationException("This driver keeps its addresses to its end"));
    }

    /** Closes all sessions in order, waits for that within bounds, then lets go of sockets and threads. Idempotent. */
    CompletableFuture<Void> closeAsync();

    /** As {@link #closeAsync}, waiting for the end. Not to be called on the endpoint's thread. */
    @Override
    void close();

    /** Something that was scheduled. */
    @FunctionalInterface
    interface Cancellable {

        /** Prevents the task from running if it has not begun. Idempotent. */
        void cancel();
    }
}
