package io.github.peerfire.flash;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.session.Session;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What the parts of one connection share: its driver, listeners and settings. Confined to the endpoint's thread, but
 * for {@link #execute}, {@link #supply} and the listeners.
 */
final class ConnectionContext {

    /** Flash Player numbers direct streams from here on, and some servers and peers expect it. */
    private static final int FIRST_STREAM_ID = 2_000_000;

    private final NetConnectionConfig config;
    private final StatusListeners listeners = new StatusListeners();
    private final AtomicLong malformedMessages = new AtomicLong();
    private final AtomicInteger lastStreamId = new AtomicInteger(FIRST_STREAM_ID);
    private ServerConnection server;
    private PeerConnections peers;
    private Publications publications;
    private List<InetSocketAddress> bound = List.of();
    private volatile EndpointDriver driver;

    ConnectionContext(NetConnectionConfig config) {
        this.config = config;
        listeners.add(config.statusListener());
    }

    /** Once, before anything else. */
    void wire(ServerConnection serverConnection, PeerConnections peerConnections, Publications allPublications) {
        server = serverConnection;
        peers = peerConnections;
        publications = allPublications;
    }

    /** The one for the server, also where there is no server. */
    ServerConnection server() {
        return server;
    }

    PeerConnections peers() {
        return peers;
    }

    Publications publications() {
        return publications;
    }

    /** A stream ID for a direct stream, not 0. From any thread. */
    int nextStreamId() {
        return lastStreamId.incrementAndGet();
    }

    NetConnectionConfig config() {
        return config;
    }

    /** @param addresses what it was told to bind to, one for each interface */
    void attach(EndpointDriver started, List<InetSocketAddress> addresses) {
        bound = addresses;
        driver = started;
    }

    EndpointDriver driver() {
        return driver;
    }

    Endpoint endpoint() {
        return driver.endpoint();
    }

    long now() {
        return driver.now();
    }

    StatusListeners listeners() {
        return listeners;
    }

    AtomicLong malformedMessages() {
        return malformedMessages;
    }

    /** Runs a task on the endpoint's thread; quietly does not when the driver is closed. From any thread. */
    void execute(Runnable task) {
        try {
            driver.execute(task);
        } catch (RejectedExecutionException e) {
            return; // nothing is left that the task could act on
        }
    }

    /** Asks on the endpoint's thread. From any thread. */
    <T> CompletableFuture<T> supply(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            driver.execute(() -> {
                try {
                    answer.complete(question.get());
                } catch (RuntimeException e) {
                    answer.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    EndpointDriver.Cancellable schedule(long delay, Runnable task) {
        return driver.schedule(delay, task);
    }

    /** Opens a session, trying each candidate through an interface that can reach it; null if there is none such. */
    Session open(byte[] discriminator, Collection<InetSocketAddress> candidates, long now) {
        Session session = null;
        for (InetSocketAddress candidate : candidates) {
            int interfaceId = interfaceTo(candidate.getAddress());
            if (interfaceId < 0) {
                continue;
            } else if (session == null) {
                session = endpoint().open(discriminator, List.of(candidate), interfaceId, now);
            } else if (!session.isOpen()) {
                session.addCandidate(candidate, interfaceId, now);
            }
        }
        return session;
    }

    private int interfaceTo(InetAddress destination) {
        for (int i = 0; i < bound.size(); i++) {
            InetAddress address = bound.get(i).getAddress();
            boolean both = address instanceof Inet6Address && address.isAnyLocalAddress();
            if (both || address.getClass() == destination.getClass()) {
                return i;
            }
        }
        return -1;
    }
}
