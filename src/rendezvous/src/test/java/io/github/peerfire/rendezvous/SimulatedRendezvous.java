package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.rendezvous.trace.IntroductionReport;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * A rendezvous in a simulated network, with clients that do what a test says. What is not set admits and introduces
 * all.
 */
final class SimulatedRendezvous implements ConnectAuthorizer, IntroductionPolicy, PeerListener {

    static final InetSocketAddress ADDRESS = new InetSocketAddress("198.51.100.1", 1935);
    static final long SEED = 20_261_122;

    final List<ConnectRequest> requests = new ArrayList<>();
    final List<ConnectedPeer> connected = new ArrayList<>();
    final List<ConnectedPeer> moved = new ArrayList<>();
    final List<ConnectedPeer> disconnected = new ArrayList<>();
    final List<CloseReason> reasons = new ArrayList<>();
    final List<IntroductionReport> ended = new ArrayList<>();
    final List<List<ConnectedPeer>> questions = new ArrayList<>();
    ConnectAuthorizer authorizer = request -> new ConnectDecision.Accepted("anybody", Map.of());
    CompletionStage<Boolean> answer = CompletableFuture.completedFuture(true);
    IntroductionPolicy policy = (askers, target) -> answer;
    Optional<PeerListener> listener = Optional.empty();
    long patience = 10 * Time.SECOND;
    /** How long it takes to bind one of the relay's ports. */
    long relayBindingTime;
    final Simulation simulation = Simulation.seeded(SEED);
    final RendezvousServer server;
    private final Random random = new Random(SEED);

    SimulatedRendezvous() {
        this(RendezvousLimits.DEFAULT);
    }

    SimulatedRendezvous(RendezvousLimits limits) {
        this(RendezvousConfig.builder().bind(ADDRESS).limits(limits).build());
    }

    SimulatedRendezvous(RendezvousConfig config) {
        this(config, drivers -> drivers);
    }

    /** @param around puts something between the server and the simulated network */
    SimulatedRendezvous(RendezvousConfig config, UnaryOperator<EndpointDriverFactory> around) {
        server = RendezvousServer.start(config, this, this, this, around.apply(simulation.drivers()),
                () -> new SimulatedRelayTransport(simulation, () -> relayBindingTime)).join();
    }

    /** A client with static keys that has opened its session. */
    ScriptedClient client(String address) {
        return client(address, 50_000);
    }

    ScriptedClient client(String address, int port) {
        return open(new InetSocketAddress(address, port), profile());
    }

    /** A client with the identity of another, which is gone without a word. */
    ScriptedClient again(ScriptedClient client, String address, int port) {
        return open(new InetSocketAddress(address, port), client.profile());
    }

    /** A client whose certificate anybody could have made, with an open session. */
    ScriptedClient clientWithoutStaticKeys(String address) {
        return open(new InetSocketAddress(address, 50_000), FlashCryptographyProfile.builder()
                .ephemeralKeys(DiffieHellmanGroup.MODP_1024).build(randomness()));
    }

    /** A client that is admitted. */
    ScriptedClient admitted(String address) {
        return admitted(client(address));
    }

    ScriptedClient admitted(ScriptedClient client) {
        client.connect();
        until(() -> client.heard("_result"));
        return client;
    }

    /** A client whose handshake names another URI; who names a path only is shown the best group only. */
    ScriptedClient clientOf(String address, String uri) {
        FlashCryptographyProfile profile =
                FlashCryptographyProfile.builder().staticKeys(DiffieHellmanGroup.MODP_2048).build(randomness());
        ScriptedClient client = ScriptedClient
                .start(simulation.drivers(), new InetSocketAddress(address, 50_000), profile).open(ADDRESS, uri);
        until(client::isOpen);
        return client;
    }

    ScriptedClient open(InetSocketAddress address, FlashCryptographyProfile profile) {
        return open(address, profile, ADDRESS);
    }

    /** A client that has opened its session with another server. */
    ScriptedClient open(InetSocketAddress address, FlashCryptographyProfile profile, InetSocketAddress to) {
        ScriptedClient client = ScriptedClient.start(simulation.drivers(), address, profile).open(to);
        until(client::isOpen);
        return client;
    }

    /** A new identity with static keys. */
    FlashCryptographyProfile profile() {
        return FlashCryptographyProfile.builder().staticKeys(DiffieHellmanGroup.MODP_1024).build(randomness());
    }

    RandomSource randomness() {
        return random::nextBytes;
    }

    /** Lets time pass until something is so; within the simulated time of {@link #patience} it has to be. */
    void until(BooleanSupplier condition) {
        assertThat(simulation.runUntil(condition, patience)).as("in time, with seed %s", SEED).isTrue();
    }

    void pass(long nanoseconds) {
        simulation.runFor(nanoseconds);
    }

    RendezvousStatistics statistics() {
        return server.statistics();
    }

    @Override
    public ConnectDecision authorize(ConnectRequest request) {
        requests.add(request);
        return authorizer.authorize(request);
    }

    @Override
    public CompletionStage<Boolean> mayIntroduce(List<ConnectedPeer> askers, ConnectedPeer target) {
        questions.add(askers);
        return policy.mayIntroduce(askers, target);
    }

    @Override
    public CompletionStage<Boolean> decideOnNobody(List<ConnectedPeer> askers) {
        return policy.decideOnNobody(askers);
    }

    @Override
    public CompletionStage<Boolean> mayRelay(ConnectedPeer asker, ConnectedPeer target) {
        return policy.mayRelay(asker, target);
    }

    @Override
    public boolean mayTryOut(ConnectedPeer client, ConnectedPeer helper) {
        return policy.mayTryOut(client, helper);
    }

    @Override
    public void connected(ConnectedPeer peer) {
        connected.add(peer);
        listener.ifPresent(told -> told.connected(peer));
    }

    @Override
    public void addressChanged(ConnectedPeer peer) {
        moved.add(peer);
        listener.ifPresent(told -> told.addressChanged(peer));
    }

    @Override
    public void introductionEnded(IntroductionReport report) {
        ended.add(report);
    }

    @Override
    public void disconnected(ConnectedPeer peer, CloseReason why) {
        disconnected.add(peer);
        listener.ifPresent(told -> told.disconnected(peer, why));
        reasons.add(why);
    }
}
