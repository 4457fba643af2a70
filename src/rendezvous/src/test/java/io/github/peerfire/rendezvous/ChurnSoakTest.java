package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.rendezvous.relay.RelaySettings;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Dependence;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.NatSettings;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Clients that come, ask, move, check, vanish and leave at random, over links that lose, double and corrupt, beside
 * somebody who sends whatever comes to mind. Goes on for {@code -Dpeerfire.soak.minutes} of simulated time, 5 unless
 * set; in the end nothing is left.
 */
class ChurnSoakTest {

    private static final long SEED = Long.getLong("peerfire.soak.seed", SimulatedRendezvous.SEED);
    private static final int MINUTES = Integer.getInteger("peerfire.soak.minutes", 5);
    private static final int MOST_CLIENTS = 12;

    private final SimulatedRendezvous rendezvous = new SimulatedRendezvous(RendezvousConfig.builder()
            .bind(SimulatedRendezvous.ADDRESS).probe(new InetSocketAddress("198.51.100.1", 1936))
            .introductions(new IntroductionSettings(true, 64)).relay(RelaySettings.onPorts(20_000, 20_019)).build());
    private final Random random = new Random(SEED);
    private final StartupPackets packets = new StartupPackets();
    private final List<ScriptedClient> clients = new ArrayList<>();
    private int hosts;

    @Test
    void afterAnyAmountOfChurnNothingIsLeft() {
        rendezvous.patience = 120 * Time.SECOND;
        rendezvous.simulation.network().setLink(
                Link.GOOD.withLoss(0.05).withDuplication(0.02).withCorruption(0.02).withReordering(0.05));
        long end = rendezvous.simulation.now() + MINUTES * 60L * Time.SECOND;
        while (rendezvous.simulation.now() < end) {
            doSomething(random.nextInt(12));
            rendezvous.pass(random.nextInt(2_000) * Time.MILLISECOND);
        }
        List.copyOf(clients).forEach(this::leave);
        rendezvous.pass(200 * Time.SECOND);

        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() {
        assertThat(rendezvous.connected.size()).as("seed %d", SEED).isGreaterThan(MINUTES)
                .isEqualTo(rendezvous.disconnected.size());
        assertThat(rendezvous.server.peers()).as("seed %d", SEED).isEmpty();
        assertThat(rendezvous.statistics().sessionsOpen()).as("seed %d", SEED).isZero();
        assertThat(rendezvous.server.relayStatistics().pairsOpen()).as("seed %d", SEED).isZero();
        assertThat(rendezvous.server.state().ongoing().size()).as("seed %d", SEED).isZero();
        assertThat(rendezvous.server.state().registry().departed().size()).as("seed %d", SEED).isZero();
        assertThat(rendezvous.server.introductions().size()).as("seed %d", SEED).isLessThanOrEqualTo(64);
        assertThat(rendezvous.statistics().introductions()).as("seed %d", SEED).isPositive();
    }

    private void doSomething(int what) {
        if (clients.size() < 2 || what < 3 && clients.size() < MOST_CLIENTS) {
            join();
            return;
        }
        ScriptedClient one = clients.get(random.nextInt(clients.size()));
        ScriptedClient other = clients.get(random.nextInt(clients.size()));
        switch (what) {
            case 3, 4, 5 -> whileOpen(one, () -> one.lookUp(other.id(), SimulatedRendezvous.ADDRESS));
            case 6 -> whileOpen(one, () -> one.setPeerInfo("192.168.1.1:5000", "nonsense", "[::1]:1"));
            case 7 -> whileOpen(one, () -> one.send(CommandMessage.of("checkConnectivity", 5, null)));
            case 8 -> whileOpen(one, () -> one.send(CommandMessage.of("offerCheckHelp", 6, null)));
            case 9 -> vanish(one);
            case 10 -> leave(one);
            default -> babble();
        }
        clients.removeIf(ScriptedClient::isClosed);
    }

    private void join() {
        Dependence[] kinds = Dependence.values();
        NatSettings settings = NatSettings.of(kinds[random.nextInt(3)], kinds[random.nextInt(3)]);
        InetSocketAddress address = random.nextBoolean()
                ? new InetSocketAddress(rendezvous.simulation.network().addNat(settings).freshHost().getAddress(),
                        50_000)
                : new InetSocketAddress("198.18." + hosts / 250 + "." + (1 + hosts % 250), 50_000);
        hosts++;
        ScriptedClient client = ScriptedClient.start(rendezvous.simulation.drivers(), address,
                FlashCryptographyProfile.builder().staticKeys(DiffieHellmanGroup.MODP_1024)
                        .build(rendezvous.randomness())).open(SimulatedRendezvous.ADDRESS);
        if (rendezvous.simulation.runUntil(client::isOpen, 30 * Time.SECOND)) {
            client.acceptIntroductions();
            client.connect();
            clients.add(client);
        } else {
            client.driver().closeAsync();
        }
    }

    private static void whileOpen(ScriptedClient client, Runnable action) {
        if (client.isOpen() && !client.isClosed()) {
            action.run();
        }
    }

    private void vanish(ScriptedClient client) {
        clients.remove(client);
        client.onLoop(session -> List.copyOf(client.driver().endpoint().sessions()).forEach(
                each -> each.setSilenceLimit(Time.SECOND, client.driver().now())));
        client.driver().localAddresses().forEach(rendezvous.simulation.network()::unbind);
    }

    private void leave(ScriptedClient client) {
        clients.remove(client);
        client.driver().closeAsync();
    }

    private void babble() {
        for (int i = 0; i < 50; i++) {
            byte[] body = new byte[1 + random.nextInt(200)];
            random.nextBytes(body);
            InetSocketAddress from = new InetSocketAddress("192.0.2." + random.nextInt(256),
                    1_024 + random.nextInt(100));
            rendezvous.simulation.network().send(
                    random.nextBoolean() ? packets.chunk(random.nextInt(256), body) : body, from,
                    SimulatedRendezvous.ADDRESS);
        }
    }
}
