package io.github.peerfire.flash;

import io.github.peerfire.flash.crypto.PeerId;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A one-way stream of audio, video and data between peers (RFC 7425 §5.4).
 *
 * <pre>{@code
 * PublishedStream mine = NetStream.publishDirect(connection, "media",
 *         stream -> stream.onPeerConnect(subscriber -> subscriber.farId().equals(friend)));
 * mine.audio(timestamp, speexFrame);          // unreliable, first
 * mine.send("onIm", "Alice", "hello");        // reliable, in order
 *
 * PlayedStream theirs = NetStream.playFrom(connection, friend, "media", List.of(),
 *         stream -> stream.onAudio((timestamp, tag) -> speaker.play(tag)));
 * }</pre>
 *
 * <p>All methods may be called from any thread and return at once; listeners run on the endpoint's thread. The
 * {@code setup} of the factory methods runs in the caller, before anything happens, so that no event is missed.
 */
public sealed interface NetStream extends AutoCloseable permits PublishedStream, PlayedStream, PeerStream {

    /**
     * Publishes to whoever plays the name, directly: ActionScript's {@code DIRECT_CONNECTIONS}. Costs nothing before
     * somebody does. If the name is taken the stream gets {@link StatusCode#PUBLISH_BAD_NAME} and is closed.
     *
     * @param setup attaches listeners, first of all {@link PublishedStream#onPeerConnect}
     */
    static PublishedStream publishDirect(NetConnection connection, String name, Consumer<PublishedStream> setup) {
        PublishedStream stream = new PublishedStream(connection.context(), name);
        setup.accept(stream);
        stream.start();
        return stream;
    }

    /** As the longer form, open to everybody. */
    static PublishedStream publishDirect(NetConnection connection, String name) {
        return publishDirect(connection, name, stream -> { });
    }

    /**
     * Plays a stream that a peer publishes, over the session with that peer, which is opened if there is none: by
     * introduction of the connection's server (RFC 7425 §5.4.1), and by trying {@code candidates}.
     *
     * <p>The stream gets {@link StatusCode#STREAM_CONNECT_SUCCESS}, or after at most 95 seconds
     * {@link StatusCode#STREAM_CONNECT_FAILED}, or {@link StatusCode#STREAM_CONNECT_REJECTED}.
     *
     * @param candidates addresses where the peer may be besides; resolved; may be empty
     * @param setup attaches listeners
     */
    static PlayedStream playFrom(NetConnection connection, PeerId peer, String name,
            List<InetSocketAddress> candidates, Consumer<PlayedStream> setup) {
        PlayedStream stream = new PlayedStream(connection.context(), peer, name, candidates);
        setup.accept(stream);
        stream.start();
        return stream;
    }

    /** As the longer form, by introduction only. Listeners must be attached at once, or early messages are missed. */
    static PlayedStream playFrom(NetConnection connection, PeerId peer, String name) {
        return playFrom(connection, peer, name, List.of(), stream -> { });
    }

    /** The name under which it is published. */
    String name();

    /** Whether messages may still come or go. */
    boolean isOpen();

    /** Adds a listener for what this stream tells about itself. */
    NetStream onStatus(Consumer<NetStatus> listener);

    /** Counts what it has carried; completes on the endpoint's thread. */
    CompletableFuture<NetStreamInfo> info();

    /** Ends it, in order: what was sent reliably still arrives. Returns at once. Idempotent. */
    @Override
    void close();
}
