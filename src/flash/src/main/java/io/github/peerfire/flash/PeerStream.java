package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.PeerId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One peer that plays, or asks to play, a stream that is published here directly.
 *
 * <pre>{@code
 * published.onPeerConnect(subscriber -> friends.contains(subscriber.farId()));
 * published.peerStreams().forEach(peer -> peer.info().thenAccept(info -> show(peer.farId(), info)));
 * }</pre>
 *
 * <p>Has no end of its own but for peers that played: of one that was refused, or left before, {@link #closed} tells,
 * but no status. Methods may be called from any thread and return at once.
 */
public final class PeerStream implements NetStream {

    private final ConnectionContext context;
    private final Subscriber subscriber;
    private final PeerId peer;
    private final String name;
    private final byte[] nearNonce;
    private final byte[] farNonce;
    private final StreamLife life;

    PeerStream(ConnectionContext context, Subscriber subscriber) {
        this.context = context;
        this.subscriber = subscriber;
        this.peer = subscriber.peer();
        this.name = subscriber.name();
        this.nearNonce = subscriber.session().nearNonce().clone();
        this.farNonce = subscriber.session().farNonce().clone();
        this.life = new StreamLife(context, this);
    }

    StreamLife life() {
        return life;
    }

    /** The name that the peer asked for. */
    @Override
    public String name() {
        return name;
    }

    /** Who plays: proven by the session's key agreement. */
    public PeerId farId() {
        return peer;
    }

    /** The near nonce of the session with the peer: 32 bytes that the peer sees as its far nonce (RFC 7425 §4.6.5). */
    public byte[] nearNonce() {
        return nearNonce.clone();
    }

    /** The far nonce of the session with the peer. */
    public byte[] farNonce() {
        return farNonce.clone();
    }

    @Override
    public boolean isOpen() {
        return subscriber.isOpen();
    }

    @Override
    public PeerStream onStatus(Consumer<NetStatus> listener) {
        life.add(listener);
        return this;
    }

    @Override
    public CompletableFuture<NetStatus> closed() {
        return life.closed();
    }

    /**
     * Sends a data message to this subscriber only, reliably and in order with those to all.
     *
     * @param arguments values that {@link AmfValue#of} converts
     * @throws IllegalArgumentException if AMF has no type for an argument
     */
    public void send(String handler, Object... arguments) {
        List<AmfValue> values = AmfValue.listOf(Arrays.asList(arguments));
        context.execute(() -> subscriber.send(handler, values, context.now()));
    }

    @Override
    public CompletableFuture<NetStreamInfo> info() {
        return context.supply(() -> subscriber.info(context.now()));
    }

    /**
     * Sends this subscriber nothing of what is sent to all, until {@link #release}; it is told that it plays all the
     * same. To leave no gap, call it in {@link PublishedStream#onPeerConnect}.
     */
    public PeerStream hold() {
        subscriber.hold();
        return this;
    }

    /**
     * Ends {@link #hold}. The subscriber gets what everybody gets who comes now: what decoders cannot do without, data
     * frames, and pictures from the next key frame on.
     */
    public PeerStream release() {
        subscriber.release();
        return this;
    }

    /** Ends this subscription; the others go on. */
    @Override
    public void close() {
        context.execute(() -> subscriber.close(context.now()));
    }
}
