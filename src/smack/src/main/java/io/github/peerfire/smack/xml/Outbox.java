package io.github.peerfire.smack.xml;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends over a connection, in order, and nobody waits. Smack 4.4 has no such method for TCP: once 500 stanzas wait for
 * a server that takes nothing, each of its methods blocks, {@code trySendStanza} and those that end in {@code Async}
 * not excepted. So a thread of this class waits, while there is something to send. Thread-safe.
 */
public final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** As many as wait in Smack. */
    static final int MOST_WAITING = 500;

    private static final long LINGER_SECONDS = 1;

    // As RtmfpManager: the connection keeps its outbox, not this map.
    private static final Map<XMPPConnection, WeakReference<Outbox>> INSTANCES = new WeakHashMap<>();

    private final XMPPConnection connection;
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            0, 1, LINGER_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), Outbox::thread);
    private volatile int stream;

    /** Something that may block. */
    private interface Sending {

        void run() throws NotConnectedException, InterruptedException;
    }

    private Outbox(XMPPConnection connection) {
        this.connection = connection;
        connection.addConnectionListener(new ConnectionListener() {

            @Override
            public void authenticated(XMPPConnection again, boolean resumed) {
                if (!resumed) {
                    stream++;
                }
            }
        });
    }

    /** The one of a connection. */
    public static synchronized Outbox of(XMPPConnection connection) {
        WeakReference<Outbox> known = INSTANCES.get(connection);
        Outbox outbox = known == null ? null : known.get();
        if (outbox == null) {
            outbox = new Outbox(connection);
            INSTANCES.put(connection, new WeakReference<>(outbox));
        }
        return outbox;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "peerfire-outbox");
        thread.setDaemon(true);
        return thread;
    }

    /** Sends a stanza, if that is possible over the present stream. */
    public void send(Stanza stanza) {
        post(() -> connection.sendStanza(stanza), failure -> LOG.debug("Not sent: {}", failure.toString()));
    }

    /**
     * Sends a request.
     *
     * @return the answer; fails with Smack's exceptions for an error stanza, no answer in time, or no connection, and
     *     with a {@link java.util.concurrent.TimeoutException} if the server did not even take the request in that time
     */
    public CompletableFuture<IQ> request(IQ request) {
        CompletableFuture<IQ> answer = new CompletableFuture<>();
        post(() -> {
            if (!answer.isDone()) {
                connection.sendIqRequestAsync(request)
                        .onSuccess(answer::complete).onError(answer::completeExceptionally);
            }
        }, answer::completeExceptionally);
        // Later than Smack, which knows more, but only if it has begun.
        return answer.orTimeout(connection.getReplyTimeout() + 1000, TimeUnit.MILLISECONDS);
    }

    /** Does what sends something by a method of Smack's own. */
    public void execute(Runnable sending) {
        post(sending::run, failure -> LOG.debug("Not done: {}", failure.toString()));
    }

    /** Completes when Smack has all that was sent until now; fails if it will not get it. */
    public CompletableFuture<Void> sent() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        post(() -> done.complete(null), done::completeExceptionally);
        return done;
    }

    /** What was to go over a stream that is no more must not go over the next: it would make phones ring in vain. */
    private void post(Sending sending, Consumer<Exception> failed) {
        int present = stream;
        try {
            sender.execute(() -> {
                try {
                    if (present != stream) {
                        throw new NotConnectedException(connection, "the stream of then is over");
                    }
                    sending.run();
                } catch (NotConnectedException | InterruptedException | RuntimeException e) {
                    // Smack interrupts, too, who waits when a connection is shut down.
                    failed.accept(e);
                }
            });
        } catch (RejectedExecutionException e) {
            failed.accept(new NotConnectedException(connection, "the server takes nothing"));
        }
    }
}
