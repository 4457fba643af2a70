package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.rendezvous.keys.DeveloperKeys;
import io.github.peerfire.rendezvous.keys.InMemoryKeyStore;
import io.github.peerfire.rendezvous.keys.KeyHolders;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import io.github.peerfire.rendezvous.keys.RefusalStyle;
import io.github.peerfire.rendezvous.relay.RelaySettings;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.testbed.simulation.Dependence;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.NatSettings;
import io.github.peerfire.testbed.simulation.SimulatedDriver;
import io.github.peerfire.testbed.time.ManualClock;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/**
 * Clients with developer keys that come, err, ask, move, check, vanish and leave at random, over links that lose,
 * double and corrupt, beside a {@link Stranger}. Goes on for {@code -Dpeerfire.soak.minutes} of simulated time, 5
 * unless set; in the end nothing is left in any table.
 */
class ChurnSoakTest {

    private static final long SEED = Long.getLong("peerfire.soak.seed", SimulatedRendezvous.SEED);
    private static final int MINUTES = Integer.getInteger("peerfire.soak.minutes", 5);
    private static final int MOST_CLIENTS = 12;
    private static final long LONGEST_ANSWER = 2 * Time.SECOND;

    private final SimulatedRendezvous rendezvous = new SimulatedRendezvous(RendezvousConfig.builder()
            .bind(SimulatedRendezvous.ADDRESS).probe(new InetSocketAddress("198.51.100.1", 1936))
            .introductions(new IntroductionSettings(true, 64)).relay(RelaySettings.onPorts(20_000, 20_019)).build());
    private final Random random = new Random(SEED);
    private final ManualClock clock = new ManualClock();
    private final DeveloperKeys keys = new DeveloperKeys(new InMemoryKeyStore(), random::nextBytes, clock);
    private final KeyHolders holders =
            new KeyHolders(keys.store(), () -> RefusalStyle.CIRRUS, (askers, target) -> yesLater(), clock);
    private final Stranger stranger = new Stranger(rendezvous.simulation.network(), random);
    private final List<ScriptedClient> clients = new ArrayList<>();
    private String key = newKey();
    /** Where somebody vanished, whom the server takes to be there still. */
    private Optional<InetSocketAddress> deserted = Optional.empty();
    private int hosts;
    private int moves;
    private int mostPermits;
    private boolean severalAtOneAddress;

    @Test
    void afterAnyAmountOfChurnNothingIsLeft() throws BindException {
        rendezvous.authorizer = holders;
        rendezvous.policy = holders;
        rendezvous.listener = Optional.of(holders);
        holders.attach(rendezvous.server);
        rendezvous.simulation.network().setLink(
                Link.GOOD.withLoss(0.05).withDuplication(0.02).withCorruption(0.02).withReordering(0.05));
        long end = rendezvous.simulation.now() + MINUTES * 60L * Time.SECOND;
        while (rendezvous.simulation.now() < end) {
            doSomething(random.nextInt(15));
            pass(random.nextInt(2_000) * Time.MILLISECOND);
            mostPermits = Math.max(mostPermits, rendezvous.server.state().helpers().permits());
            severalAtOneAddress |= rendezvous.server.peers().stream().anyMatch(
                    peer -> rendezvous.server.state().registry().at(peer.observed()).size() > 1);
        }
        assertThatAllOfItHappened();

        pass(90 * Time.SECOND);
        assertThat(rendezvous.server.state().helpers().permits()).as("while clients are there, seed %d", SEED).isZero();

        List.copyOf(clients).forEach(this::leave);
        pass(200 * Time.SECOND);
        assertNothingIsLeft();
    }

    private void assertThatAllOfItHappened() {
        assertThat(rendezvous.connected.size()).as("seed %d", SEED).isGreaterThan(MINUTES);
        assertThat(rendezvous.moved.size()).as("seed %d", SEED).isGreaterThan(MINUTES);
        assertThat(rendezvous.reasons).as("seed %d", SEED).contains(CloseReason.TIMED_OUT);
        assertThat(rendezvous.statistics().introductions()).as("seed %d", SEED).isPositive();
        assertThat(rendezvous.statistics().connectsRejected()).as("seed %d", SEED).isPositive();
        assertThat(stranger.keyingsAnswered()).as("seed %d", SEED).isGreaterThan(MINUTES);
        assertThat(mostPermits).as("seed %d", SEED).isPositive();
        assertThat(severalAtOneAddress).as("several at one address, seed %d", SEED).isTrue();
    }

    private void assertNothingIsLeft() {
        ServerState state = rendezvous.server.state();
        assertThat(rendezvous.connected).as("seed %d", SEED).hasSameSizeAs(rendezvous.disconnected);
        assertThat(rendezvous.server.peers()).as("seed %d", SEED).isEmpty();
        assertThat(rendezvous.statistics().sessionsOpen()).as("seed %d", SEED).isZero();
        assertThat(rendezvous.server.relayStatistics().pairsOpen()).as("seed %d", SEED).isZero();
        assertThat(rendezvous.server.introductions().size()).as("seed %d", SEED).isLessThanOrEqualTo(64);
        assertThat(state.ongoing().size()).as("seed %d", SEED).isZero();
        assertThat(state.contestedPeers().size()).as("contested peers, seed %d", SEED).isZero();
        assertThat(state.registry().isEmpty()).as("registry, seed %d", SEED).isTrue();
        assertThat(state.limits().isEmpty()).as("rate limits, seed %d", SEED).isTrue();
        assertThat(state.helpers().isEmpty()).as("helpers, seed %d", SEED).isTrue();
        assertThat(holders.keysInUse()).as("keys, seed %d", SEED).isZero();
    }

    private void pass(long nanoseconds) {
        clock.advance(Duration.ofNanos(nanoseconds));
        rendezvous.pass(nanoseconds);
    }

    private void doSomething(int what) throws BindException {
        if (clients.size() < 2 || what < 4 && clients.size() < MOST_CLIENTS) {
            join();
            return;
        }
        ScriptedClient one = clients.get(random.nextInt(clients.size()));
        ScriptedClient other = clients.get(random.nextInt(clients.size()));
        switch (what) {
            case 4, 5, 6 -> whileOpen(one, () -> one.lookUp(other.id(), SimulatedRendezvous.ADDRESS));
            case 7 -> whileOpen(one, () -> one.setPeerInfo("192.168.1.1:5000", "nonsense", "[::1]:1"));
            case 8 -> whileOpen(one, () -> one.send(CommandMessage.of("checkConnectivity", 5, null)));
            case 9 -> whileOpen(one, () -> one.send(CommandMessage.of("offerCheckHelp", 6, null)));
            case 10 -> vanish(one);
            case 11 -> leave(one);
            case 12 -> move(one);
            case 13 -> askAndLeave(one, other);
            default -> {
                stranger.babble();
                stranger.begin();
            }
        }
        clients.stream().filter(ScriptedClient::isClosed).toList().forEach(this::leave);
    }

    private void join() {
        ScriptedClient client = ScriptedClient.start(rendezvous.simulation.drivers(), somewhere(), rendezvous.profile())
                .open(SimulatedRendezvous.ADDRESS);
        if (rendezvous.simulation.runUntil(client::isOpen, 30 * Time.SECOND)) {
            client.acceptIntroductions();
            client.connectTo("rtmfp://rendezvous.example/" + someKey(), "");
            clients.add(client);
        } else {
            client.driver().closeAsync();
        }
    }

    /** Where nobody was before, or seldom where somebody vanished. */
    private InetSocketAddress somewhere() {
        if (deserted.isPresent() && random.nextInt(4) == 0) {
            return takeDeserted();
        }
        return elsewhere();
    }

    private InetSocketAddress takeDeserted() {
        InetSocketAddress taken = deserted.orElseThrow();
        deserted = Optional.empty();
        return taken;
    }

    /** Behind a NAT of its own, or in the open network. */
    private InetSocketAddress elsewhere() {
        if (random.nextBoolean()) {
            Dependence[] kinds = Dependence.values();
            NatSettings settings = NatSettings.of(kinds[random.nextInt(3)], kinds[random.nextInt(3)]);
            return new InetSocketAddress(
                    rendezvous.simulation.network().addNat(settings).freshHost().getAddress(), 50_000);
        }
        hosts++;
        return new InetSocketAddress("198.18." + hosts / 250 + "." + (1 + hosts % 250), 50_000);
    }

    /** The same as the last one, a new one, or seldom what is none. */
    private String someKey() {
        key = random.nextBoolean() ? newKey() : key;
        return random.nextInt(8) == 0 ? "none" : key;
    }

    private String newKey() {
        return keys.create(KeyTerms.of("soak").withRelay()).text();
    }

    /** Whoever asks may have left before. */
    private CompletionStage<Boolean> yesLater() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        rendezvous.simulation.at(
                rendezvous.simulation.now() + (long) (random.nextDouble() * LONGEST_ANSWER),
                () -> answer.complete(true));
        return answer;
    }

    private static void whileOpen(ScriptedClient client, Runnable action) {
        if (client.isOpen() && !client.isClosed()) {
            action.run();
        }
    }

    /** Goes where somebody vanished, or has another port or address, and says something from there. */
    private void move(ScriptedClient client) throws BindException {
        InetSocketAddress before = client.driver().localAddresses().get(0);
        ((SimulatedDriver) client.driver()).rebind(0, deserted.isPresent() ? takeDeserted() : anotherThan(before));
        whileOpen(client, () -> client.setPeerInfo("192.168.1.2:5000"));
    }

    private InetSocketAddress anotherThan(InetSocketAddress before) {
        return random.nextBoolean() ? new InetSocketAddress(before.getAddress(), 50_001 + moves++) : elsewhere();
    }

    private void askAndLeave(ScriptedClient asker, ScriptedClient other) {
        whileOpen(asker, () -> asker.lookUp(other.id(), SimulatedRendezvous.ADDRESS));
        leave(asker);
    }

    private void vanish(ScriptedClient client) {
        clients.remove(client);
        client.onLoop(session -> List.copyOf(client.driver().endpoint().sessions()).forEach(
                each -> each.setSilenceLimit(Time.SECOND, client.driver().now())));
        deserted = Optional.of(client.driver().localAddresses().get(0));
        client.driver().localAddresses().forEach(rendezvous.simulation.network()::unbind);
    }

    private void leave(ScriptedClient client) {
        clients.remove(client);
        client.driver().closeAsync();
    }
}
