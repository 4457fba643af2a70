package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.AudioMessage;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.VideoMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A stream that this end publishes: directly to peers ({@link NetStream#publishDirect}), or to the server
 * ({@link NetStream#publish}).
 *
 * <pre>{@code
 * stream.setDataFrame("onMetaData", Map.of("width", 640, "height", 360));   // for those who come later, too
 * stream.audio(timestamp, speexFrame);          // unreliable and first: given up after a second
 * stream.video(timestamp, avcFrame);            // last in order of priority: given up after two
 * stream.send("onIm", "Alice", "hello");        // reliable, in order, before video
 * stream.peerStreams().get(0).send("onIm", "Alice", "only to you");
 * }</pre>
 *
 * <p><b>Before it begins</b> ({@link #started}), without subscribers, and after the end, audio, video and data are
 * discarded. Only the configuration of decoders and data frames are kept for those who come later.
 *
 * <p><b>When the network cannot keep up</b> audio goes first, then data, then video. Video that waits is given up at
 * the next key frame, or when it is late; what cannot be decoded without it is not sent either, so that pictures begin
 * again with a key frame. {@link #info} counts that.
 *
 * <p><b>Threads.</b> Methods may be called from any thread and return at once; what is called from one thread is sent
 * in that order. Listeners run on the endpoint's thread and must not block.
 */
public final class PublishedStream implements NetStream {

    /** As lifetime of audio or video: what is sent is repeated until it arrives. */
    public static final Duration RELIABLE = MediaLifetimes.RELIABLE;

    private final ConnectionContext context;
    private final String name;
    private final StreamLife life;
    private final MediaLifetimes lifetimes = new MediaLifetimes();
    private final boolean direct;
    private final Publication publication;
    private volatile Predicate<? super PeerStream> admission = subscriber -> true;
    private volatile PublishType type = PublishType.LIVE;

    PublishedStream(ConnectionContext context, String name, boolean direct) {
        this.context = context;
        this.name = name;
        this.direct = direct;
        this.life = new StreamLife(context, this);
        this.publication = direct ? new DirectPublication(context, this) : new ServerPublication(context, this);
    }

    void start() {
        context.begin(() -> publication.publish(context.now()), reason -> publication.gone(reason, context.now()));
    }

    StreamLife life() {
        return life;
    }

    MediaLifetimes lifetimes() {
        return lifetimes;
    }

    PublishType type() {
        return type;
    }

    Predicate<? super PeerStream> admission() {
        return admission;
    }

    @Override
    public String name() {
        return name;
    }

    /** Whether it goes to peers directly, not to the server. */
    public boolean isDirect() {
        return direct;
    }

    @Override
    public boolean isOpen() {
        return publication.isOpen();
    }

    /**
     * Decides who may play this stream; everybody by default. Runs on the endpoint's thread and must not block; if it
     * throws, the peer is refused. To leave no gap, set it in the {@code setup} of {@link NetStream#publishDirect}. A
     * server decides by itself.
     */
    public PublishedStream onPeerConnect(Predicate<? super PeerStream> peerConnect) {
        admission = peerConnect;
        return this;
    }

    @Override
    public PublishedStream onStatus(Consumer<NetStatus> listener) {
        life.add(listener);
        return this;
    }

    /**
     * Completes with {@link StatusCode#PUBLISH_START}; fails with a {@link NetStatusException} if it is not published:
     * {@link StatusCode#PUBLISH_BAD_NAME}, or {@link StatusCode#STREAM_CONNECT_FAILED} without server.
     */
    public CompletableFuture<NetStatus> started() {
        return life.started();
    }

    @Override
    public CompletableFuture<NetStatus> closed() {
        return life.closed();
    }

    /** What a server is to do with it, {@link PublishType#LIVE} by default; to be set in the {@code setup}. */
    public PublishedStream publishType(PublishType publishType) {
        type = publishType;
        return this;
    }

    /**
     * How long audio is worth sending, 1 second by default; for what is sent from now on.
     *
     * @param lifetime not negative; zero sends everything once; {@link #RELIABLE} repeats it until it arrives
     */
    public PublishedStream audioLifetime(Duration lifetime) {
        lifetimes.set(MediaKind.AUDIO, lifetime);
        return this;
    }

    /** How long video is worth sending, 2 seconds by default; as {@link #audioLifetime}. */
    public PublishedStream videoLifetime(Duration lifetime) {
        lifetimes.set(MediaKind.VIDEO, lifetime);
        return this;
    }

    /** The subscribers at this moment, in the order in which they came; empty where a server passes the stream on. */
    public List<PeerStream> peerStreams() {
        return publication.peers();
    }

    /**
     * Sends audio to all subscribers, before everything else, and no longer than its lifetime.
     *
     * @param timestamp milliseconds since the stream began; of larger values the lower 32 bits count
     * @param tag an FLV audio tag's body, codec byte first; must not be changed afterwards
     */
    public void audio(long timestamp, byte[] tag) {
        write(new AudioMessage(timestamp & RtmpMessage.MAXIMUM_TIMESTAMP, tag));
    }

    /**
     * Sends video to all subscribers, after audio and data, and no longer than its lifetime. If so much waits that
     * pictures must be dropped, the next one to be sent is a key frame.
     *
     * @param timestamp milliseconds since the stream began; of larger values the lower 32 bits count
     * @param tag an FLV video tag's body, codec byte first; must not be changed afterwards
     */
    public void video(long timestamp, byte[] tag) {
        write(new VideoMessage(timestamp & RtmpMessage.MAXIMUM_TIMESTAMP, tag));
    }

    /**
     * Sends a data message to all subscribers, reliably and in order, with the time of the last message before.
     *
     * @param handler the name of the subscribers' handler; "@setDataFrame" and "@clearDataFrame" have the meaning of
     *     {@link #setDataFrame} and {@link #clearDataFrame}
     * @param arguments values that {@link AmfValue#of} converts
     * @throws IllegalArgumentException if AMF has no type for an argument
     */
    public void send(String handler, Object... arguments) {
        List<AmfValue> values = AmfValue.listOf(Arrays.asList(arguments));
        context.execute(() -> publication.data(null, handler, values, context.now()));
    }

    /**
     * As {@link #send}, with a time of its own.
     *
     * @param timestamp milliseconds since the stream began; of larger values the lower 32 bits count
     */
    public void data(long timestamp, String handler, Object... arguments) {
        write(new DataMessage(false, timestamp & RtmpMessage.MAXIMUM_TIMESTAMP, handler,
                AmfValue.listOf(Arrays.asList(arguments))));
    }

    /**
     * Sends a data message, and again to everybody who comes later, first of all: ActionScript's
     * {@code send("@setDataFrame", ...)}. Replaces what was set under that name.
     *
     * @param handler usually "onMetaData"
     */
    public void setDataFrame(String handler, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = handler;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        send(DataFrames.SET, all);
    }

    /** Takes a data frame away: those who come later do not get it any more. */
    public void clearDataFrame(String handler) {
        send(DataFrames.CLEAR, handler);
    }

    /**
     * Sends an {@link AudioMessage}, {@link VideoMessage} or {@link DataMessage}, as {@link #audio}, {@link #video} and
     * {@link #data} do: what {@link PlayedStream#onMessage} gives can be passed on.
     *
     * @throws IllegalArgumentException for any other
     */
    public void write(RtmpMessage message) {
        if (message instanceof DataMessage data) {
            context.execute(() -> publication.data(
                    data.timestamp(), data.handler(), data.arguments(), context.now()));
        } else if (message instanceof AudioMessage) {
            context.execute(() -> publication.media(MediaKind.AUDIO, message, context.now()));
        } else if (message instanceof VideoMessage) {
            context.execute(() -> publication.media(MediaKind.VIDEO, message, context.now()));
        } else {
            throw new IllegalArgumentException("A stream carries audio, video and data, no message of type "
                    + message.type());
        }
    }

    @Override
    public CompletableFuture<NetStreamInfo> info() {
        return context.supply(() -> publication.info(context.now()));
    }

    @Override
    public void close() {
        context.execute(() -> publication.close(context.now()));
    }
}
