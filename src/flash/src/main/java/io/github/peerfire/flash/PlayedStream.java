package io.github.peerfire.flash;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.AudioMessage;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.VideoMessage;
import io.github.peerfire.rtmfp.session.Session;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A stream that is played here: of a peer ({@link NetStream#playFrom}), or of the server ({@link NetStream#play}).
 *
 * <pre>{@code
 * stream.onAudio((timestamp, tag) -> speaker.play(tag))
 *       .onData((handler, arguments) -> { ... })
 *       .onStatus(status -> log.info("{}", status));
 * stream.receiveVideo(false);
 * }</pre>
 *
 * <p><b>The end</b> shows as {@link StatusCode#STREAM_CONNECT_CLOSED}, {@code ...Failed} or {@code ...Rejected}, of
 * which exactly one comes, last of all; {@link #closed} completes with it. A server's stream does not end when its
 * publisher goes ({@link StatusCode#PLAY_UNPUBLISH_NOTIFY}): another may come.
 *
 * <p><b>Order and time.</b> Messages are delivered as they arrive: data and video in their order, audio perhaps out of
 * it. With a {@link #bufferTime} all are delivered on one time line.
 *
 * <p><b>Threads.</b> Methods may be called from any thread and do not block. There is one listener of each kind, a
 * later one replaces it; they run on the endpoint's thread and must not block.
 */
public final class PlayedStream implements NetStream {

    private final ConnectionContext context;
    private final PeerId peer;
    private final String name;
    private final StreamLife life;
    private final Playback playback;
    private volatile Duration bufferTime = Duration.ZERO;
    private volatile MediaListener audioListener = (timestamp, tag) -> { };
    private volatile MediaListener videoListener = (timestamp, tag) -> { };
    private volatile DataListener dataListener = (handler, arguments) -> { };
    private volatile Consumer<RtmpMessage> messageListener = message -> { };
    private volatile Runnable sessionListener = () -> { };

    /** Of the server. */
    PlayedStream(ConnectionContext context, PeerId server, String name) {
        this.context = context;
        this.peer = server;
        this.name = name;
        this.life = new StreamLife(context, this);
        this.playback = new ServerPlayback(context, this);
    }

    /** Of a peer. */
    PlayedStream(ConnectionContext context, PeerId peer, String name, List<InetSocketAddress> candidates) {
        this.context = context;
        this.peer = peer;
        this.name = name;
        this.life = new StreamLife(context, this);
        this.playback = new Subscription(context, this, List.copyOf(candidates));
    }

    void start() {
        context.begin(() -> playback.play(context.now()), reason -> playback.gone(reason, context.now()));
    }

    StreamLife life() {
        return life;
    }

    @Override
    public String name() {
        return name;
    }

    /** Whose session it comes over: the peer that publishes it, or the server. */
    public PeerId farId() {
        return peer;
    }

    /**
     * The near nonce of the session with the peer: 32 bytes that the peer sees as its far nonce (RFC 7425 §4.6.5);
     * empty before {@link #onSession}.
     */
    public byte[] nearNonce() {
        Session session = playback.session();
        return session == null ? new byte[0] : session.nearNonce().clone();
    }

    /** The far nonce, as {@link #nearNonce}. */
    public byte[] farNonce() {
        Session session = playback.session();
        return session == null ? new byte[0] : session.farNonce().clone();
    }

    /** Where it comes from and how far away that is; completes on the endpoint's thread. */
    public CompletableFuture<FarPath> path() {
        return context.supply(() -> FarPath.of(playback.session(), context));
    }

    @Override
    public boolean isOpen() {
        return playback.isOpen();
    }

    /**
     * Completes with {@link StatusCode#PLAY_START}; fails with a {@link NetStatusException} if it does not come to
     * that: {@code NetStream.Connect.Failed} or {@code .Rejected}, {@link StatusCode#PLAY_STREAM_NOT_FOUND} or
     * {@link StatusCode#PLAY_FAILED}.
     */
    public CompletableFuture<NetStatus> started() {
        return life.started();
    }

    @Override
    public CompletableFuture<NetStatus> closed() {
        return life.closed();
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

    /**
     * Is told every message, before the listener of its kind: an {@link AudioMessage}, {@link VideoMessage} or
     * {@link DataMessage}, with its timestamp. What a recorder wants; {@link PublishedStream#write} takes the same.
     */
    public PlayedStream onMessage(Consumer<? super RtmpMessage> listener) {
        messageListener = listener::accept;
        return this;
    }

    /**
     * Is told when there is a session with a peer, which is asked for the stream now. {@link #nearNonce} and
     * {@link #farNonce} are known from here on, a round trip before {@link StatusCode#STREAM_CONNECT_SUCCESS}.
     */
    public PlayedStream onSession(Runnable listener) {
        sessionListener = listener;
        return this;
    }

    @Override
    public PlayedStream onStatus(Consumer<NetStatus> listener) {
        life.add(listener);
        return this;
    }

    /** Asks the publisher to send audio, or not to; it does unless told otherwise. What is under way still comes. */
    public void receiveAudio(boolean wanted) {
        context.execute(() -> playback.wish("receiveAudio", wanted, context.now()));
    }

    /** Asks the publisher to send video, or not to; it does unless told otherwise. Begins with a key frame again. */
    public void receiveVideo(boolean wanted) {
        context.execute(() -> playback.wish("receiveVideo", wanted, context.now()));
    }

    /**
     * Asks the publisher to send neither audio nor video for now ({@link StatusCode#PAUSE_NOTIFY}); data still come.
     * What is buffered stays there.
     */
    public void pause() {
        context.execute(() -> playback.pause(true, context.now()));
    }

    /** Ends a {@link #pause} ({@link StatusCode#UNPAUSE_NOTIFY}). */
    public void resume() {
        context.execute(() -> playback.pause(false, context.now()));
    }

    /** How much is buffered before it is delivered; nothing by default. */
    public Duration bufferTime() {
        return bufferTime;
    }

    /**
     * Delivers messages on one time line, this long after the first could have been: what comes in bursts or out of
     * order is delivered evenly and in order, and audio that comes later than that is dropped.
     * {@link StatusCode#BUFFER_FULL}, {@link StatusCode#BUFFER_EMPTY} and {@link StatusCode#BUFFER_FLUSH} tell of it. A
     * server is told, too.
     *
     * @param time zero, for delivery on arrival, to one hour
     * @throws IllegalArgumentException for any other
     */
    public PlayedStream bufferTime(Duration time) {
        if (time.isNegative() || time.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("A buffer holds nothing to one hour, not " + time);
        }
        bufferTime = time;
        context.execute(() -> playback.bufferTime(time.toNanos(), context.now()));
        return this;
    }

    @Override
    public CompletableFuture<NetStreamInfo> info() {
        return context.supply(() -> playback.info(context.now()));
    }

    @Override
    public void close() {
        context.execute(() -> playback.close(context.now()));
    }

    void sessionOpened() {
        context.guarded(sessionListener);
    }

    void deliver(RtmpMessage message) {
        context.guarded(() -> messageListener.accept(message));
        context.guarded(() -> {
            if (message instanceof AudioMessage audio) {
                audioListener.onMedia(audio.timestamp(), audio.payload());
            } else if (message instanceof VideoMessage video) {
                videoListener.onMedia(video.timestamp(), video.payload());
            } else if (message instanceof DataMessage data) {
                dataListener.onData(data.handler(), data.arguments());
            }
        });
    }
}
