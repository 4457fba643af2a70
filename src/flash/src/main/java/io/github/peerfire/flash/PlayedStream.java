package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.session.Session;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A stream that a peer publishes, played here; made by {@link NetStream#playFrom}.
 *
 * <pre>{@code
 * stream.onAudio((timestamp, tag) -> speaker.play(tag))
 *       .onData((handler, arguments) -> { ... })
 *       .onStatus(status -> log.info("{}", status));
 * stream.receiveVideo(false);
 * }</pre>
 *
 * <p>Methods may be called from any thread. There is one listener of each kind, a later one replaces it; they run on
 * the endpoint's thread. The end of the stream shows as {@link StatusCode#STREAM_CONNECT_CLOSED}, {@code ...Failed} or
 * {@code ...Rejected}, of which exactly one comes.
 */
public final class PlayedStream implements NetStream {

    private final ConnectionContext context;
    private final PeerId peer;
    private final String name;
    private final List<InetSocketAddress> candidates;
    private final StatusListeners listeners = new StatusListeners();
    private final Subscription subscription;
    private volatile MediaListener audioListener = (timestamp, tag) -> { };
    private volatile MediaListener videoListener = (timestamp, tag) -> { };
    private volatile DataListener dataListener = (handler, arguments) -> { };

    PlayedStream(ConnectionContext context, PeerId peer, String name, List<InetSocketAddress> candidates) {
        this.context = context;
        this.peer = peer;
        this.name = name;
        this.candidates = List.copyOf(candidates);
        this.subscription = new Subscription(context, this, listeners, context.nextStreamId());
    }

    void start() {
        context.execute(() -> {
            if (subscription.isOpen()) {
                context.peers().play(subscription, candidates, context.now());
            }
        });
    }

    @Override
    public String name() {
        return name;
    }

    /** Who publishes it. */
    public PeerId farId() {
        return peer;
    }

    /**
     * The near nonce of the session with the peer: 32 bytes that the peer sees as its far nonce (RFC 7425 §4.6.5);
     * empty before {@link StatusCode#STREAM_CONNECT_SUCCESS}.
     */
    public byte[] nearNonce() {
        Session session = subscription.session();
        return session == null ? new byte[0] : session.nearNonce().clone();
    }

    /** The far nonce, as {@link #nearNonce}. */
    public byte[] farNonce() {
        Session session = subscription.session();
        return session == null ? new byte[0] : session.farNonce().clone();
    }

    @Override
    public boolean isOpen() {
        return subscription.isOpen();
    }

    /** Is told each audio message. */
    public PlayedStream onAudio(MediaListener listener) {
        audioListener = listener;
        return this;
    }

    /** Is told each video message. */
    public PlayedStream onVideo(MediaListener listener) {
        videoListener = listener;
        return this;
    }

    /** Is told each data message, in the order of sending. */
    public PlayedStream onData(DataListener listener) {
        dataListener = listener;
        return this;
    }

    @Override
    public PlayedStream onStatus(Consumer<NetStatus> listener) {
        listeners.add(listener);
        return this;
    }

    /** Asks the publisher to send audio, or not to; it does unless told otherwise. */
    public void receiveAudio(boolean wanted) {
        context.execute(() -> subscription.wish("receiveAudio", wanted, context.now()));
    }

    /** Asks the publisher to send video, or not to; it does unless told otherwise. */
    public void receiveVideo(boolean wanted) {
        context.execute(() -> subscription.wish("receiveVideo", wanted, context.now()));
    }

    /** Asks the publisher to send neither audio nor video for now. */
    public void pause() {
        context.execute(() -> subscription.pause(true, context.now()));
    }

    /** Ends a {@link #pause}. */
    public void resume() {
        context.execute(() -> subscription.pause(false, context.now()));
    }

    @Override
    public CompletableFuture<NetStreamInfo> info() {
        return context.supply(() -> subscription.info(context.now()));
    }

    @Override
    public void close() {
        context.execute(() -> subscription.close(context.now()));
    }

    void deliver(MediaKind kind, long timestamp, byte[] tag) {
        MediaListener listener = kind == MediaKind.AUDIO ? audioListener : videoListener;
        StatusListeners.guarded(() -> listener.onMedia(timestamp, tag));
    }

    void deliver(String handler, List<AmfValue> arguments) {
        StatusListeners.guarded(() -> dataListener.onData(handler, arguments));
    }
}
