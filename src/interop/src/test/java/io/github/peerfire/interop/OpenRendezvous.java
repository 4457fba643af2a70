package io.github.peerfire.interop;

import io.github.peerfire.rendezvous.ConnectRequest;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rendezvous.RendezvousConfig;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.rendezvous.keys.DeveloperKeys;
import io.github.peerfire.rendezvous.keys.InMemoryKeyStore;
import io.github.peerfire.rendezvous.keys.KeyHolders;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import io.github.peerfire.rtmfp.session.CloseReason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Our rendezvous on loopback, with one developer key; remembers what it was asked, and who came and went. */
final class OpenRendezvous implements PeerListener, AutoCloseable {

    /** The developer key. */
    static final String KEY = "interop";

    private static final int PATIENCE = 20;

    private final BlockingQueue<ConnectRequest> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<ConnectedPeer> arrivals = new LinkedBlockingQueue<>();
    private final BlockingQueue<ConnectedPeer> departures = new LinkedBlockingQueue<>();
    private final KeyHolders keys;
    private final RendezvousServer server;

    private OpenRendezvous() {
        InMemoryKeyStore store = new InMemoryKeyStore();
        new DeveloperKeys(store, new SecureRandom()::nextBytes, Clock.systemUTC()).adopt(KEY, KeyTerms.of("test"));
        keys = new KeyHolders(store);
        RendezvousConfig config = RendezvousConfig.builder()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).build();
        server = RendezvousServer.start(config, request -> {
            requests.add(request);
            return keys.authorize(request);
        }, keys, this).join();
        keys.attach(server);
    }

    static OpenRendezvous start() {
        return new OpenRendezvous();
    }

    /** Its URI with a path. */
    String uri(String path) {
        return "rtmfp://127.0.0.1:" + server.boundAddresses().get(0).getPort() + "/" + path;
    }

    String uri() {
        return uri(KEY);
    }

    RendezvousServer server() {
        return server;
    }

    ConnectRequest awaitRequest() throws InterruptedException {
        return taken(requests, "asked");
    }

    ConnectedPeer awaitArrival() throws InterruptedException {
        return taken(arrivals, "came");
    }

    ConnectedPeer awaitDeparture() throws InterruptedException {
        return taken(departures, "went");
    }

    private static <T> T taken(BlockingQueue<T> queue, String what) throws InterruptedException {
        T first = queue.poll(PATIENCE, TimeUnit.SECONDS);
        if (first == null) {
            throw new AssertionError("Nobody " + what);
        }
        return first;
    }

    @Override
    public void connected(ConnectedPeer peer) {
        keys.connected(peer);
        arrivals.add(peer);
    }

    @Override
    public void disconnected(ConnectedPeer peer, CloseReason why) {
        keys.disconnected(peer, why);
        departures.add(peer);
    }

    @Override
    public void close() {
        server.close();
    }
}
