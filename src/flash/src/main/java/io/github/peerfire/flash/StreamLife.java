package io.github.peerfire.flash;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What one stream tells: to its listeners, to the connection's, and to those who wait for its beginning or end. */
final class StreamLife {

    private final ConnectionContext context;
    private final NetStream stream;
    private final StatusListeners listeners;
    private final CompletableFuture<NetStatus> started = new CompletableFuture<>();
    private final CompletableFuture<NetStatus> closed = new CompletableFuture<>();

    StreamLife(ConnectionContext context, NetStream stream) {
        this.context = context;
        this.stream = stream;
        this.listeners = new StatusListeners(context);
    }

    void add(Consumer<NetStatus> listener) {
        listeners.add(listener);
    }

    /** Completes with the status that says that media may come or go; fails with that which says they never will. */
    CompletableFuture<NetStatus> started() {
        return started.copy();
    }

    /** Completes with the last status. */
    CompletableFuture<NetStatus> closed() {
        return closed.copy();
    }

    /** To the stream's own listeners. */
    void tell(NetStatus status) {
        listeners.tell(status.about(stream));
    }

    /** To the stream's own listeners, as something that another stream does. */
    void tellOf(NetStatus status, NetStream other) {
        listeners.tell(status.about(other));
    }

    /** To the connection's listeners too: Flash raises {@code NetStream.Connect} there. */
    void announce(NetStatus status) {
        NetStatus about = status.about(stream);
        listeners.tell(about);
        context.listeners().tell(about);
    }

    /** It has begun. */
    void begin(NetStatus status) {
        tell(status);
        started.complete(status.about(stream));
    }

    /** It will not begin. */
    void refuse(NetStatus status) {
        tell(status);
        started.completeExceptionally(new NetStatusException(status.about(stream), null));
    }

    /** It is over; the listeners know it. */
    void end(NetStatus status) {
        NetStatus about = status.about(stream);
        started.completeExceptionally(new NetStatusException(about, null));
        closed.complete(about);
    }
}
