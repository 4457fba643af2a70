package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfValue;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A stream that is published directly to peers; made by {@link NetStream#publishDirect}.
 *
 * <pre>{@code
 * stream.audio(timestamp, speexFrame);          // unreliable and first: given up after a second
 * stream.video(timestamp, avcFrame);            // last in order of priority: given up after two
 * stream.send("onIm", "Alice", "hello");        // reliable, in order, before video
 * stream.peerStreams().get(0).send("onIm", "Alice", "only to you");
 * }</pre>
 *
 * <p>Methods may be called from any thread and return at once; what is called from one thread is sent in that order.
 * Without subscribers everything is discarded.
 */
public final class PublishedStream implements NetStream {

    private final ConnectionContext context;
    private final String name;
    private final StatusListeners listeners = new StatusListeners();
    private final DirectPublication publication;

    PublishedStream(ConnectionContext context, String name) {
        this.context = context;
        this.name = name;
        this.publication = new DirectPublication(context, this, listeners);
    }

    void start() {
        context.execute(() -> publication.publish(context.publications(), context.now()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isOpen() {
        return publication.isOpen();
    }

    /**
     * Decides who may play this stream; everybody by default. Runs on the endpoint's thread and must not block; if it
     * throws, the peer is refused. To leave no gap, set it in the {@code setup} of {@link NetStream#publishDirect}.
     */
    public PublishedStream onPeerConnect(Predicate<? super PeerStream> admission) {
        publication.setAdmission(admission);
        return this;
    }

    @Override
    public PublishedStream onStatus(Consumer<NetStatus> listener) {
        listeners.add(listener);
        return this;
    }

    /** The subscribers at this moment, in the order in which they came. */
    public List<PeerStream> peerStreams() {
        return publication.peers();
    }

    /**
     * Sends audio to all subscribers, before everything else, and no longer than a second.
     *
     * @param timestamp milliseconds since the stream began; of larger values the lower 32 bits count
     * @param tag an FLV audio tag's body, codec byte first; must not be changed afterwards
     */
    public void audio(long timestamp, byte[] tag) {
        context.execute(() -> publication.audio(timestamp, tag, context.now()));
    }

    /**
     * Sends video to all subscribers, after audio and data, and no longer than two seconds. If so much waits that
     * pictures must be dropped, the next one to be sent is a key frame.
     *
     * @param timestamp milliseconds since the stream began; of larger values the lower 32 bits count
     * @param tag an FLV video tag's body, codec byte first; must not be changed afterwards
     */
    public void video(long timestamp, byte[] tag) {
        context.execute(() -> publication.video(timestamp, tag, context.now()));
    }

    /**
     * Sends a data message to all subscribers, reliably and in order.
     *
     * @param handler the name of the subscribers' handler
     * @param arguments values that {@link AmfValue#of} converts
     * @throws IllegalArgumentException if AMF has no type for an argument
     */
    public void send(String handler, Object... arguments) {
        List<AmfValue> values = AmfValue.listOf(Arrays.asList(arguments));
        context.execute(() -> publication.send(handler, values, context.now()));
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
