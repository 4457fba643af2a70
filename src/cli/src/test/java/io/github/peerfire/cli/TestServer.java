package io.github.peerfire.cli;

import io.github.peerfire.rendezvous.ConnectDecision;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rendezvous.RendezvousConfig;
import io.github.peerfire.rendezvous.RendezvousServer;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A rendezvous on loopback that admits who connects to "key", and introduces everybody to everybody. */
final class TestServer implements AutoCloseable {

    private final RendezvousServer server;

    TestServer() {
        this(RendezvousConfig.builder());
    }

    TestServer(RendezvousConfig.Builder config) {
        server = RendezvousServer.start(
                config.bind(new InetSocketAddress("127.0.0.1", 0)).build(),
                request -> request.app().startsWith("key")
                        ? new ConnectDecision.Accepted("somebody", Map.of("greeting", "hello"))
                        : new ConnectDecision.Rejected(ConnectDecision.Rejected.FAILED, "no such key"),
                (askers, target) -> CompletableFuture.completedFuture(true),
                PeerListener.NONE).join();
    }

    String uri(String path) {
        return "rtmfp://127.0.0.1:" + server.boundAddresses().get(0).getPort() + path;
    }

    RendezvousServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }
}
