package io.github.peerfire.flash;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.session.NearInterface;
import io.github.peerfire.rtmfp.session.Session;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the parts of one connection share: its driver, listeners and settings. Confined to the endpoint's thread, but
 * for {@link #execute}, {@link #supply} and the listeners.
 */
final class ConnectionContext {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionContext.class);

    /** Why nothing can be done any more. */
    private static final String CLOSED = "The connection is closed.";

    /** Flash Player numbers direct streams from here on, and some servers and peers expect it. */
    private static final int FIRST_STREAM_ID = 2_000_000;

    private final NetConnectionConfig config;
    private final StatusListeners listeners = new StatusListeners(this);
    private final AtomicLong malformedMessages = new AtomicLong();
    private final AtomicLong listenerFailures = new AtomicLong();
    private final AtomicInteger lastStreamId = new AtomicInteger(FIRST_STREAM_ID);
    private ServerConnection server;
    private PeerConnections peers;
    private Publications publications;
    private String relayFailure = "";
    private final List<CompletableFuture<?>> unanswered = new CopyOnWriteArrayList<>();
    private volatile EndpointDriver driver;
    private volatile boolean closed;
    private volatile boolean gone;

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

    void attach(EndpointDriver started) {
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

    /** Runs an application's callback; what it throws is its own fault and must not harm the connection. */
    void guarded(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            listenerFailed(e);
        }
    }

    /** Counts what a callback threw, and goes on. */
    void listenerFailed(RuntimeException failure) {
        listenerFailures.incrementAndGet();
        LOG.warn("A listener failed", failure);
    }

    long listenerFailures() {
        return listenerFailures.get();
    }

    /** Runs a task on the endpoint's thread; quietly does not when the driver is closed. From any thread. */
    void execute(Runnable task) {
        try {
            driver.execute(task);
        } catch (RejectedExecutionException e) {
            return; // nothing is left that the task could act on
        }
    }

    /** From now on nothing begins any more. */
    void close() {
        closed = true;
    }

    /** Begins something on the endpoint's thread, or refuses it, perhaps in the caller, on a closed connection. */
    void begin(Runnable task, Consumer<String> refusal) {
        if (closed) {
            refusal.accept(CLOSED);
        } else {
            execute(() -> {
                if (closed) {
                    refusal.accept(CLOSED);
                } else {
                    task.run();
                }
            });
        }
    }

    /** Asks on the endpoint's thread; fails when there is none any more. From any thread. */
    <T> CompletableFuture<T> supply(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        unanswered.add(answer);
        execute(() -> {
            unanswered.remove(answer);
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        if (gone) {
            refuse();
        }
        return answer;
    }

    /** The driver is closed, and does nothing that it is told. From any thread. */
    void driverGone() {
        gone = true;
        refuse();
    }

    private void refuse() {
        unanswered.removeIf(answer -> {
            answer.completeExceptionally(new IllegalStateException(CLOSED));
            return true;
        });
    }

    EndpointDriver.Cancellable schedule(long delay, Runnable task) {
        return driver.schedule(delay, task);
    }

    /** Remembers why a proxy cannot be used, lest it be forgotten where nothing else leads to the server. */
    void relayFailed(String reason) {
        relayFailure = " " + reason;
    }

    /** To go behind a sentence that says that somebody is not reached; may be empty. */
    String relayFailure() {
        return relayFailure;
    }

    /** The addresses of this machine, without those that proxies lend it. */
    Set<InetSocketAddress> directAddresses() {
        Set<InetSocketAddress> addresses = new LinkedHashSet<>(driver.localAddresses());
        endpoint().interfaces().stream().filter(NearInterface::relay)
                .forEach(near -> addresses.removeAll(near.addresses()));
        return addresses;
    }

    /**
     * Opens a session, trying each candidate by all ways that lead there; null if none does.
     *
     * @param introducer an open session with whom is asked too, by the way that it goes; or null
     */
    Session open(byte[] discriminator, Session introducer, Collection<InetSocketAddress> candidates, long now) {
        List<InetSocketAddress> reachable = candidates.stream()
                // A proxy may come to lead there.
                .filter(candidate -> config.hasTurn() || endpoint().reaches(candidate))
                .toList();
        if (introducer != null) {
            endpoint().open(discriminator, List.of(introducer.farAddress()), introducer.interfaceId(), now);
        } else if (reachable.isEmpty()) {
            return null;
        }
        return endpoint().open(discriminator, reachable, now);
    }
}
