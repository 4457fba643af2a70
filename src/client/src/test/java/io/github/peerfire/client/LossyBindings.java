package io.github.peerfire.client;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.RtmfpUri;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.smack.calls.CallClock;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/** Binds real connections to a real rendezvous, by way of a simulated server. */
final class LossyBindings implements BindingSource {

    private static final Jid SERVICE = JidCreate.fromOrThrowUnchecked("rtmfp.example.net");
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(20);

    private final LossyServer server;
    private final LossyRendezvous rendezvous;
    private final EndpointDriverFactory drivers;
    private final CallClock clock;
    private final Supplier<LossyStream> stream;

    LossyBindings(LossyServer server, LossyRendezvous rendezvous, EndpointDriverFactory drivers, CallClock clock,
            Supplier<LossyStream> stream) {
        this.server = server;
        this.rendezvous = rendezvous;
        this.drivers = drivers;
        this.clock = clock;
        this.stream = stream;
    }

    @Override
    public CompletableFuture<Binding> bind(Consumer<SignInStep> progress) {
        CompletableFuture<Binding> result = new CompletableFuture<>();
        stream.get().ask(() -> Optional.of("ticket")).thenCompose(ticket -> connect())
                .thenCompose(connection -> rebind(connection)
                        .whenComplete((binding, failure) -> {
                            if (failure != null) {
                                connection.closeAsync();
                            }
                        }))
                .whenComplete((binding, failure) -> clock.execute(() -> {
                    if (failure == null) {
                        result.complete(binding);
                    } else {
                        result.completeExceptionally(failure);
                    }
                }));
        return result;
    }

    private CompletableFuture<NetConnection> connect() {
        EndpointConfig usual = EndpointConfig.PEER;
        long silence = SILENCE_LIMIT.toNanos();
        return NetConnection.connect(RtmfpUri.parse(LossyRendezvous.URI), NetConnectionConfig.builder()
                .drivers(drivers)
                .bind(new InetSocketAddress("0.0.0.0", 0))
                .connectTimeout(Duration.ofSeconds(10))
                .resolver(host -> CompletableFuture.completedFuture(List.of(LossyRendezvous.ADDRESS.getAddress())))
                .endpoint(new EndpointConfig(true, false, Math.min(usual.keepalivePeriod(), silence / 2), silence,
                        usual.amplification()))
                .build());
    }

    @Override
    public CompletableFuture<Binding> rebind(NetConnection connection) {
        LossyStream asked = stream.get();
        return asked.ask(() -> rendezvous.observed(connection.nearId()).map(observed -> new Binding(connection, SERVICE,
                server.bind(asked.jid(), connection.nearId().hex(), LossyRendezvous.URI), LossyRendezvous.URI,
                Optional.of(observed))));
    }
}
