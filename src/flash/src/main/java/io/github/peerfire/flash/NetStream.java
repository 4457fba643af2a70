package io.github.peerfire.flash;

import io.github.peerfire.flash.crypto.PeerId;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A one-way stream of audio, video and data: directly between peers (RFC 7425 §5.4), or by way of a server (§5.3.5).
 *
 * <pre>{@code
 * // to and from peers: ActionScript's DIRECT_CONNECTIONS
 * PublishedStream mine = NetStream.publishDirect(connection, "media",
 *         stream -> stream.onPeerConnect(subscriber -> subscriber.farId().equals(friend)));
 * PlayedStream theirs = NetStream.playFrom(connection, friend, "media", List.of(),
 *         stream -> stream.onAudio((timestamp, tag) -> speaker.play(tag)));
 *
 * // to and from a media server
 * PublishedStream camera = NetStream.publish(connection, "camera");
 * camera.started().thenRun(this::record);
 * PlayedStream seen = NetStream.play(connection, "camera", stream -> stream.onMessage(recorder::write));
 * }</pre>
 *
 * <p><b>Errors</b> come as status: {@link #onStatus} hears of all, {@link #closed} of the last one. No method throws
 * because of the network. On a connection that was closed a stream fails at once.
 *
 * <p><b>Threads.</b> All methods may be called from any thread and return at once; listeners run on the endpoint's
 * thread. The {@code setup} of the factory methods runs in the caller, before anything happens, so that no event is
 * missed.
 */
public sealed interface NetStream extends AutoCloseable permits PublishedStream, PlayedStream, PeerStream {

    /**
     * Publishes to whoever plays the name, directly: ActionScript's {@code DIRECT_CONNECTIONS}. Costs nothing before
     * somebody does. If the name is taken the stream gets {@link StatusCode#PUBLISH_BAD_NAME} and is closed.
     *
     * @param setup attaches listeners, first of all {@link PublishedStream#onPeerConnect}
     */
    static PublishedStream publishDirect(NetConnection connection, String name, Consumer<PublishedStream> setup) {
        PublishedStream stream = new PublishedStream(connection.context(), name, true);
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

    /**
     * Publishes to the server, which passes the stream on to whoever plays it there: ActionScript's
     * {@code new NetStream(connection).publish(name)}. Our own rendezvous does not do that, media servers do.
     *
     * <p>The stream gets {@link StatusCode#PUBLISH_START}, or {@link StatusCode#PUBLISH_BAD_NAME} and is closed, or
     * {@link StatusCode#STREAM_CONNECT_FAILED} if the server is gone or has no streams.
     *
     * @param setup attaches listeners, and sets {@link PublishedStream#publishType}
     * @throws IllegalStateException if the connection is {@link RtmfpUri#SERVERLESS}
     */
    static PublishedStream publish(NetConnection connection, String name, Consumer<PublishedStream> setup) {
        connection.server();
        PublishedStream stream = new PublishedStream(connection.context(), name, false);
        setup.accept(stream);
        stream.start();
        return stream;
    }

    /** As the longer form, live. */
    static PublishedStream publish(NetConnection connection, String name) {
        return publish(connection, name, stream -> { });
    }

    /**
     * Plays a stream of the server's: ActionScript's {@code new NetStream(connection).play(name)}.
     *
     * <p>The stream gets {@link StatusCode#STREAM_CONNECT_SUCCESS} and then what the server says, usually
     * {@link StatusCode#PLAY_RESET} and {@link StatusCode#PLAY_START}; or {@link StatusCode#STREAM_CONNECT_FAILED}.
     * Where nobody publishes that name, some servers say {@link StatusCode#PLAY_STREAM_NOT_FOUND}, others wait for a
     * publisher and tell with {@link StatusCode#PLAY_PUBLISH_NOTIFY}.
     *
     * @param setup attaches listeners
     * @throws IllegalStateException if the connection is {@link RtmfpUri#SERVERLESS}
     */
    static PlayedStream play(NetConnection connection, String name, Consumer<PlayedStream> setup) {
        PlayedStream stream = new PlayedStream(connection.context(), connection.server(), name);
        setup.accept(stream);
        stream.start();
        return stream;
    }

    /** As the longer form. Listeners must be attached at once, or early messages are missed. */
    static PlayedStream play(NetConnection connection, String name) {
        return play(connection, name, stream -> { });
    }

    /** The name under which it is published. */
    String name();

    /** Whether messages may still come or go. */
    boolean isOpen();

    /** Adds a listener for what this stream tells about itself. */
    NetStream onStatus(Consumer<NetStatus> listener);

    /**
     * Completes with the last status when the stream is over, whoever ended it; on the endpoint's thread. Of a
     * published stream everything has then arrived or been given up, so that the connection may be closed.
     */
    CompletableFuture<NetStatus> closed();

    /** Counts what it has carried; completes on the endpoint's thread. */
    CompletableFuture<NetStreamInfo> info();

    /**
     * Ends it, in order: what was sent still arrives, as long as the connection stays ({@link #closed} tells). Returns
     * at once. Idempotent.
     */
    @Override
    void close();
}
