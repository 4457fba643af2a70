package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.session.SessionStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

    private static final byte[] METADATA = {1, 2, 3};

    /** Bob returns every message on a flow of his own, in return to the one that it came on. */
    private static void echo(TestPeer bob) {
        bob.behave((event, now) -> {
            if (event instanceof EndpointEvent.FlowOpened opened) {
                opened.flow().attach(opened.session()
                        .openReturnFlow(opened.flow(), opened.flow().metadata(), FlowOptions.DEFAULT, now));
            } else if (event instanceof EndpointEvent.MessageArrived arrived) {
                ((SendFlow) arrived.flow().attachment()).write(arrived.message(), Reliability.FULL, now);
            }
        });
    }

    private static List<byte[]> messages(long seed, int count) {
        Random random = new Random(seed);
        List<byte[]> messages = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            byte[] message = new byte[random.nextInt(6_000)];
            random.nextBytes(message);
            messages.add(message);
        }
        return messages;
    }

    /** Runs one exchange and returns the hash of its trace. */
    private static String exchange(long seed, double loss) {
        Simulation simulation = Simulation.seeded(seed);
        simulation.network().setLink(Link.GOOD.withLoss(loss).withJitter(5 * Time.MILLISECOND)
                .withDuplication(loss / 2).withReordering(loss / 2).withCorruption(loss / 4));
        TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
        TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);
        echo(bob);
        List<byte[]> messages = messages(seed, 100);
        Session session = alice.open("bob", bob.address());
        SendFlow flow = session.openFlow(METADATA, FlowOptions.DEFAULT, simulation.now());
        messages.forEach(message -> flow.write(message, Reliability.FULL, simulation.now()));

        boolean complete = simulation.runUntil(
                () -> alice.events(EndpointEvent.MessageArrived.class).size() >= messages.size(), 600 * Time.SECOND);
        assertThat(complete).as("seed %d, %s", seed, session.statistics()).isTrue();
        simulation.runFor(5 * Time.SECOND);
        assertThat(arrived(bob)).as("seed %d", seed).containsExactlyElementsOf(messages);
        assertThat(arrived(alice)).as("seed %d", seed).containsExactlyElementsOf(messages);
        EndpointEvent.FlowOpened returned = alice.events(EndpointEvent.FlowOpened.class).get(0);
        assertThat(returned.flow().association()).contains(flow);
        assertThat(returned.flow().metadata()).isEqualTo(METADATA);
        return simulation.traceHash();
    }

    private static List<byte[]> arrived(TestPeer peer) {
        return peer.events(EndpointEvent.MessageArrived.class).stream()
                .map(EndpointEvent.MessageArrived::message).toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.2})
    void everyByteArrivesInOrderAndOnceWhateverIsLost(double loss) {
        for (long seed = 1; seed <= 5; seed++) {
            exchange(seed, loss);
        }
    }

    @Test
    void theSameSeedIsTheSameTrace() {
        assertThat(exchange(7, 0.2)).isEqualTo(exchange(7, 0.2)).isNotEqualTo(exchange(8, 0.2));
    }

    @Test
    void anUnhinderedTransferIsFastAndRepeatsNothing() {
        Simulation simulation = Simulation.seeded(9);
        simulation.network().setLink(Link.GOOD.withRate(10_000_000, 60_000));
        TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
        TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);
        Session session = alice.open("bob", bob.address());
        SendFlow flow = session.openFlow(METADATA, FlowOptions.DEFAULT, simulation.now());
        int count = 200;
        for (int index = 0; index < count; index++) {
            flow.write(new byte[10_000], Reliability.FULL, simulation.now());
        }
        assertThat(simulation.runUntil(
                () -> bob.events(EndpointEvent.MessageArrived.class).size() == count, 60 * Time.SECOND)).isTrue();

        // 2 MB at 10 Mbit/s take 1.6 s at best
        assertThat(simulation.now()).isLessThan(4 * Time.SECOND);
        SessionStatistics statistics = session.statistics();
        assertThat(statistics.fragmentsLost()).isLessThan(statistics.fragmentsSent() / 20);
    }
}
