package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.session.SessionStatistics;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A connection to an RTMFP server, and through it to peers: ActionScript's class of that name.
 *
 * <pre>{@code
 * NetConnection connection = NetConnection.connect(URI.create("rtmfp://rtmfp.example.net/key")).join();
 * tellOthers(connection.nearId());
 * PublishedStream mine = NetStream.publishDirect(connection, "media");
 * connection.call("register", "Alice").thenAccept(result -> log.info("{}", result));
 * connection.closed().thenRun(this::reconnect);
 * ...
 * connection.close();
 * }</pre>
 *
 * <p><b>Identity.</b> Each connection has its own certificate, hence a new peer ID ({@link #nearId}).
 *
 * <p><b>Results.</b> {@code connect} completes when the server accepted, and fails with a {@link NetStatusException}:
 * {@link StatusCode#CONNECT_FAILED} if the server is not found, does not answer within 90 seconds, or says so;
 * {@link StatusCode#CONNECT_REJECTED}, {@link StatusCode#CONNECT_INVALID_APP} or whatever else it says. Nothing then
 * remains open. To give up earlier, cancel the future.
 *
 * <p><b>Loss of the server.</b> {@link StatusCode#CONNECT_CLOSED} tells of it. Streams between peers do not depend on
 * the server any more and go on; only new peers cannot be found. Streams of the server's end. {@link #close} ends
 * everything at once; to lose nothing, close published streams before, and wait for {@link PublishedStream#closed}.
 *
 * <p><b>Without server.</b> {@link RtmfpUri#SERVERLESS} makes an endpoint that peers find by its addresses
 * ({@link #localAddresses}, or what maps to them), and that finds peers by theirs ({@link NetStream#playFrom}).
 *
 * <pre>{@code
 * NetConnection here = NetConnection.connect(RtmfpUri.SERVERLESS, NetConnectionConfig.defaults()).join();
 * PlayedStream theirs = NetStream.playFrom(here, friend, "media", friendsAddresses, stream -> { });
 * }</pre>
 *
 * <p><b>Threads.</b> Methods may be called from any thread and do not block. Futures complete and listeners run on the
 * endpoint's thread, where nothing may block either: {@code join} belongs elsewhere.
 */
public final class NetConnection implements AutoCloseable {

    private final ConnectionSetup setup;
    private final ConnectionContext context;

    NetConnection(ConnectionSetup setup, ConnectionContext context) {
        this.setup = setup;
        this.context = context;
    }

    /**
     * Connects with all defaults. {@link URI} has no form for {@link RtmfpUri#SERVERLESS}; the other method does.
     *
     * @param arguments what {@code connect} carries behind its command object; {@link AmfValue#of} converts them
     * @throws IllegalArgumentException if it is no RTMFP URI
     */
    public static CompletableFuture<NetConnection> connect(URI uri, Object... arguments) {
        return connect(RtmfpUri.of(uri),
                NetConnectionConfig.builder().arguments(ConnectArguments.of(arguments)).build());
    }

    /**
     * Connects. With {@link RtmfpUri#SERVERLESS} there is no server to ask, and peers are found only by their
     * addresses.
     *
     * @throws IllegalStateException if the configuration names no driver and none is found
     */
    public static CompletableFuture<NetConnection> connect(RtmfpUri uri, NetConnectionConfig config) {
        return new ConnectionSetup(uri, config).connect();
    }

    ConnectionContext context() {
        return context;
    }

    /**
     * The server's peer ID.
     *
     * @throws IllegalStateException if there is none
     */
    PeerId server() {
        return setup.farId().orElseThrow(() -> new IllegalStateException("This connection has no server"));
    }

    /** This end's peer ID, by which peers ask for it. */
    public PeerId nearId() {
        return setup.nearId();
    }

    /** The server's peer ID; empty without server. */
    public Optional<PeerId> farId() {
        return setup.farId();
    }

    /**
     * 32 bytes that the server knows as its far nonce (RFC 7425 §4.6.5); empty without server. A secret of both ends.
     */
    public byte[] nearNonce() {
        return setup.nearNonce();
    }

    /** 32 bytes that the server knows as its near nonce; empty without server. A secret of both ends. */
    public byte[] farNonce() {
        return setup.farNonce();
    }

    /** Always "rtmfp". */
    public String protocol() {
        return "rtmfp";
    }

    /** The URI that was connected to, as it was given. */
    public RtmfpUri uri() {
        return setup.uri();
    }

    /** The information object with which the server accepted; undefined without server. May hold secrets. */
    public AmfValue information() {
        return setup.information();
    }

    /** Whether the server, if there is one, is still connected. */
    public boolean isConnected() {
        return setup.isConnected();
    }

    /**
     * What went between this end and the server so far, all zero without server; completes on the endpoint's thread.
     */
    public CompletableFuture<SessionStatistics> serverStatistics() {
        return context.supply(setup::serverStatistics);
    }

    /** Where the server is and how far away; completes on the endpoint's thread. */
    public CompletableFuture<FarPath> serverPath() {
        return context.supply(() -> FarPath.of(context.server().session(), context));
    }

    /** The addresses that this end is bound to, where peers of the same network can reach it. */
    public List<InetSocketAddress> localAddresses() {
        return context.driver().localAddresses();
    }

    /** Those of the {@link #localAddresses} that TURN proxies lent this end. */
    public List<InetSocketAddress> relayedAddresses() {
        return setup.relayedAddresses();
    }

    /** Adds a listener for what happens to the connection, and to its streams ({@link NetStatus#stream}). */
    public NetConnection onStatus(Consumer<NetStatus> listener) {
        context.listeners().add(listener);
        return this;
    }

    /**
     * Calls a method of the server: ActionScript's {@code call} with a {@code Responder}, whose {@code result} is the
     * future's value and whose {@code status} is its failure.
     *
     * @param arguments values that {@link AmfValue#of} converts
     * @return its result; fails with a {@link NetStatusException}, whose {@link NetStatus#information} is what the
     *     server answered; with {@link StatusCode#CALL_FAILED} if there is no answer within the time that
     *     {@link NetConnectionConfig.Builder#callTimeout} says, or the connection ends before
     * @throws IllegalArgumentException if AMF has no type for an argument
     */
    public CompletableFuture<AmfValue> call(String command, Object... arguments) {
        List<AmfValue> values = AmfValue.listOf(Arrays.asList(arguments));
        return context.supply(() -> setup.call(command, values)).thenCompose(answer -> answer);
    }

    /**
     * Takes the server's calls from now on, in place of an earlier handler; without one, it is told that there are
     * none.
     */
    public NetConnection onCall(CallHandler handler) {
        context.server().calls().set(handler);
        return this;
    }

    /**
     * Completes with the last status, {@link StatusCode#CONNECT_CLOSED}, when the server is gone or {@link #close} was
     * called; on the endpoint's thread.
     */
    public CompletableFuture<NetStatus> closed() {
        return setup.closed();
    }

    /**
     * How many streams peers may play from here at once, all published streams together; further ones are refused.
     * Those that wait in {@link #unconnectedPeerStreams} count, and those that a peer opened without asking for a name
     * yet.
     */
    public int maxPeerConnections() {
        return context.publications().limit();
    }

    /**
     * Changes {@link #maxPeerConnections} for those to come; who plays already goes on.
     *
     * @param streams at least 0; by default 8
     * @throws IllegalArgumentException if it is negative
     */
    public void setMaxPeerConnections(int streams) {
        context.publications().setLimit(streams);
    }

    /** Peers that asked for a name which is not published yet. They are refused after a minute. */
    public List<PeerStream> unconnectedPeerStreams() {
        return context.publications().unconnected();
    }

    /** How many messages were dropped since they were malformed or of an encoding that is not supported. */
    public long malformedMessages() {
        return context.malformedMessages().get();
    }

    /** How often the application's listeners and handlers threw something. It is logged, and the connection goes on. */
    public long listenerFailures() {
        return context.listenerFailures();
    }

    /** Ends all streams and sessions; completes when sockets and threads are gone. Idempotent. */
    public CompletableFuture<Void> closeAsync() {
        return setup.closeAsync();
    }

    /** As {@link #closeAsync}, without waiting for it. */
    @Override
    public void close() {
        closeAsync();
    }
}
