package io.github.peerfire.client;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.RtmfpUri;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jxmpp.jid.impl.JidCreate;

/** Connections of a simulated world, without a server, and bindings of them that nobody checks. */
final class Connections {

    private static final long LIMIT = TimeUnit.SECONDS.toNanos(1);

    private final Simulation simulation;

    Connections(Simulation simulation) {
        this.simulation = simulation;
    }

    Binding binding(long epoch) {
        CompletableFuture<NetConnection> connection = NetConnection.connect(RtmfpUri.SERVERLESS,
                NetConnectionConfig.builder().bind(new InetSocketAddress("0.0.0.0", 0)).drivers(simulation.drivers())
                        .build());
        simulation.runUntil(connection::isDone, LIMIT);
        return new Binding(connection.join(), JidCreate.fromOrThrowUnchecked("rtmfp.example.net"), epoch,
                "rtmfp://rtmfp.example.net/xmpp", Optional.empty());
    }

    /** Ends one. */
    void lose(Binding binding) {
        binding.connection().close();
        simulation.runUntil(() -> !binding.connection().isConnected(), LIMIT);
    }
}
