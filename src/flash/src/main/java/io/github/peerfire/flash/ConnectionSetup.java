package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfUndefined;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.session.SessionStatistics;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The life of one connection: finds the server, starts the endpoint, wires the parts, and takes all of it down again.
 */
final class ConnectionSetup implements ServerConnection.Owner {

    /** How often this machine's addresses are compared with what they were. */
    private static final long ADDRESS_CHECK = 10 * Time.SECOND;

    private final RtmfpUri uri;
    private final ConnectionContext context;
    private final FlashCryptographyProfile identity;
    private final ServerConnection server;
    private final PeerConnections peers;
    private final Publications publications;
    private final EventDispatcher events;
    private final CompletableFuture<NetConnection> outcome = new CompletableFuture<>();
    private final CompletableFuture<NetStatus> closed = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private List<InetSocketAddress> localAddresses = List.of();
    private Set<InetSocketAddress> directAddresses = Set.of();
    private volatile List<InetSocketAddress> relayedAddresses = List.of();
    private boolean closing;
    private volatile boolean connected;
    private volatile AmfValue information = AmfUndefined.UNDEFINED;
    private volatile PeerId farId;
    private volatile byte[] nearNonce = {};
    private volatile byte[] farNonce = {};

    ConnectionSetup(RtmfpUri uri, NetConnectionConfig config) {
        this.uri = uri;
        context = new ConnectionContext(config);
        identity = config.newIdentity();
        server = new ServerConnection(context, uri, this);
        publications = new Publications(context);
        peers = new PeerConnections(context, server, publications, identity.peerId());
        events = new EventDispatcher(context, this);
        context.wire(server, peers, publications);
    }

    CompletableFuture<NetConnection> connect() {
        NetConnectionConfig config = context.config();
        CompletableFuture<List<InetAddress>> addresses = uri.host().map(config.resolver()::resolve)
                .orElseGet(() -> CompletableFuture.completedFuture(List.of()));
        addresses.whenComplete((found, failure) -> {
            if (failure == null) {
                start(config, 0, found);
            } else {
                boolean unknown = cause(failure) instanceof UnknownHostException;
                fail((unknown ? "There is no host " : "Cannot look up ") + uri.host().orElseThrow() + ".", failure);
            }
        });
        return outcome;
    }

    private void start(NetConnectionConfig config, int attempt, List<InetAddress> found) {
        List<InetSocketAddress> bind = config.bind().get(attempt);
        config.drivers().start(bind, config.endpoint(), identity, events).whenComplete((driver, failure) -> {
            if (failure == null) {
                context.attach(driver);
                driver.execute(() -> started(driver, found));
            } else if (attempt + 1 < config.bind().size()) {
                start(config, attempt + 1, found);
            } else {
                fail("The local address cannot be used: " + cause(failure).getMessage(), failure);
            }
        });
    }

    private void started(EndpointDriver driver, List<InetAddress> found) {
        long now = driver.now();
        events.start(server, peers, now);
        outcome.whenComplete((connection, failure) -> {
            if (failure != null) {
                closeAsync(); // also when the application cancelled it
            }
        });
        rememberAddresses();
        if (uri.isServerless()) {
            succeed(AmfUndefined.UNDEFINED);
        } else if (!closing) {
            server.open(found.stream().map(address -> new InetSocketAddress(address, uri.port())).toList(), now);
        }
    }

    @Override
    public void connected(AmfValue info) {
        Session session = server.session();
        farId = session.farCertificate().map(PeerId::of).orElseThrow();
        nearNonce = session.nearNonce().clone();
        farNonce = session.farNonce().clone();
        information = info;
        rememberAddresses(); // those that the server was just told
        succeed(info);
        context.schedule(ADDRESS_CHECK, this::checkAddresses);
    }

    private void succeed(AmfValue info) {
        connected = true;
        NetStatus success = NetStatus.of(info)
                .orElseGet(() -> NetStatus.status(StatusCode.CONNECT_SUCCESS, "The endpoint is ready."));
        outcome.complete(new NetConnection(this, context));
        context.listeners().tell(success);
    }

    @Override
    public void failed(NetStatus status) {
        context.listeners().tell(status);
        outcome.completeExceptionally(new NetStatusException(status, null));
    }

    private void fail(String sentence, Throwable cause) {
        NetStatus status = NetStatus.error(StatusCode.CONNECT_FAILED, sentence);
        context.listeners().tell(status);
        outcome.completeExceptionally(new NetStatusException(status, cause(cause)));
        gone.complete(null);
    }

    @Override
    public void closed(NetStatus status) {
        if (connected) {
            connected = false;
            context.listeners().tell(status);
            closed.complete(status);
        }
    }

    @Override
    public void peerKeepalivePeriod(long period) {
        peers.setKeepalivePeriod(period, context.now());
    }

    private void rememberAddresses() {
        localAddresses = context.driver().localAddresses();
        directAddresses = context.directAddresses();
        relayedAddresses = localAddresses.stream().filter(address -> !directAddresses.contains(address)).toList();
    }

    /** Those that proxies lent, as they were last told to the server. From any thread. */
    List<InetSocketAddress> relayedAddresses() {
        return relayedAddresses;
    }

    private void checkAddresses() {
        if (connected) {
            compareAddresses();
            context.schedule(ADDRESS_CHECK, this::checkAddresses);
        }
    }

    /**
     * This machine may have other addresses; the driver said so, or did not notice. Those of proxies change quietly.
     */
    void compareAddresses() {
        if (!connected || context.driver().localAddresses().equals(localAddresses)) {
            return;
        }
        Set<InetSocketAddress> before = directAddresses;
        rememberAddresses();
        if (!directAddresses.equals(before)) {
            context.listeners().tell(NetStatus.status(StatusCode.CONNECT_NETWORK_CHANGE, "The network changed."));
        }
        server.sendPeerInfo(context.now());
    }

    /** A proxy cannot be used. */
    void relayFailed(String reason) {
        context.relayFailed(reason);
        context.listeners().tell(NetStatus.status(StatusCode.CONNECT_NETWORK_CHANGE, reason));
    }

    CompletableFuture<AmfValue> call(String command, List<AmfValue> arguments) {
        return server.call(command, arguments, context.now());
    }

    CompletableFuture<NetStatus> closed() {
        return closed.copy();
    }

    CompletableFuture<Void> closeAsync() {
        context.execute(this::close);
        return gone;
    }

    private void close() {
        if (closing) {
            return;
        }
        closing = true;
        context.close();
        long now = context.now();
        publications.close(now);
        peers.close(now);
        server.close(now);
        context.driver().closeAsync().whenComplete((nothing, failure) -> {
            context.driverGone();
            gone.complete(null);
        });
    }

    RtmfpUri uri() {
        return uri;
    }

    PeerId nearId() {
        return identity.peerId();
    }

    Optional<PeerId> farId() {
        return Optional.ofNullable(farId);
    }

    byte[] nearNonce() {
        return nearNonce.clone();
    }

    byte[] farNonce() {
        return farNonce.clone();
    }

    AmfValue information() {
        return information;
    }

    boolean isConnected() {
        return connected;
    }

    SessionStatistics serverStatistics() {
        return server.session() == null ? new SessionStatistics(0, 0, 0, 0, 0, 0) : server.session().statistics();
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
