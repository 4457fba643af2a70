package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the event loops of a server, which have one identity. */
final class Startup {

    private static final Logger LOG = LoggerFactory.getLogger(RendezvousServer.class);

    /** Which part of the heap is for what clients make the server keep beside their sessions. */
    private static final int FLOWS_PART = 8;

    private final ServerState state;
    private final EndpointDriverFactory drivers;
    private final List<RendezvousEndpoint> endpoints;

    Startup(ServerState state, IntroductionPolicy policy, EndpointDriverFactory drivers) {
        this.state = state;
        this.drivers = drivers;
        endpoints = IntStream.range(0, state.config().loops().orElseGet(drivers::usualNumber))
                .mapToObj(loop -> new RendezvousEndpoint(state, loop, policy, drivers.random())).toList();
    }

    /** @return fails with {@link java.net.BindException} if an address cannot be bound */
    CompletableFuture<RendezvousServer> begin() {
        FlashCryptographyProfile identity = FlashCryptographyProfile.server(drivers.random());
        List<CryptographyProfile> profiles = endpoints.stream().<CryptographyProfile>map(endpoint ->
                new HelloNotingProfile(identity.forAnotherEndpoint())).toList();
        return drivers.startSeveral(
                        state.config().allToBind(), endpointConfig(), profiles, endpoints)
                .thenApply(this::started)
                .whenComplete((started, failure) -> {
                    if (failure != null) {
                        state.relaySwitch().closeAsync();
                    }
                });
    }

    private EndpointConfig endpointConfig() {
        EndpointConfig usual = EndpointConfig.RENDEZVOUS;
        PresenceSettings presence = state.config().presence();
        return new EndpointConfig(usual.acceptSessions(), usual.servesStrangers(), presence.askAfter().toNanos(),
                presence.goneAfter().toNanos(), usual.amplification())
                .withFlowRoom(Runtime.getRuntime().maxMemory() / FLOWS_PART / endpoints.size());
    }

    private RendezvousServer started(List<EndpointDriver> started) {
        Loops loops = new Loops(endpoints, started);
        state.started(loops);
        RendezvousConfig config = state.config();
        LOG.debug("Listening on {} with {} event loops; advertised as {}:{}",
                loops.boundAddresses(), started.size(), config.advertisedHost(), config.advertisedPort());
        return new RendezvousServer(state);
    }
}
