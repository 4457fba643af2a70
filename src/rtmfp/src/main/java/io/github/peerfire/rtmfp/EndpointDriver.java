package io.github.peerfire.rtmfp;

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
     * caller.
     */
    void execute(Runnable task);

    /** Runs a task on the endpoint's thread after a delay in nanoseconds, unless cancelled before. */
    Cancellable schedule(long delay, Runnable task);

    /**
     * The addresses that the endpoint is bound to, one for each interface, wildcard addresses resolved to those
     * present; then those that TURN proxies lent it.
     */
    List<InetSocketAddress> localAddresses();

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
