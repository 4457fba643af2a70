package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeLossTest {

    private final Simulation simulation = Simulation.seeded(2);
    private final TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
    private final TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);
    private int toLose;

    @ParameterizedTest
    @ValueSource(classes = {
        InitiatorHello.class, ResponderHello.class, InitiatorInitialKeying.class, ResponderInitialKeying.class})
    @Proves({"R7016-147", "R7016-155", "R7016-169"})
    void eachPacketMayBeLostUpToFiveTimes(Class<? extends Chunk> type) {
        // 0.3 s, or at least 0.2 s where the round trip is known, and 1.5 s longer each time
        boolean hello = type == InitiatorHello.class || type == ResponderHello.class;
        double[] delays = hello ? new double[] {0, 0.3, 2.1, 5.4, 10.2, 16.5}
                : new double[] {0, 0.2, 1.9, 5.1, 9.8, 16};
        for (int lost = 0; lost <= 5; lost++) {
            Simulation world = Simulation.seeded(lost);
            TestPeer initiator = new TestPeer(world, "alice", EndpointConfig.PEER);
            TestPeer responder = new TestPeer(world, "bob", EndpointConfig.PEER);
            toLose = lost;
            world.network().setFilter((datagram, from, to) -> !StartupPackets.is(datagram, type) || toLose-- <= 0);
            initiator.open("bob", responder.address());

            assertThat(world.runUntil(() -> initiator.isOpen() && responder.isOpen(), 95 * Time.SECOND))
                    .as("%s lost %d times", type.getSimpleName(), lost).isTrue();
            assertThat(world.now()).isEqualTo((long) (delays[lost] * Time.SECOND) + 75 * Time.MILLISECOND);

            world.runFor(60 * Time.SECOND);
            assertThat(initiator.events(EndpointEvent.SessionOpened.class)).hasSize(1);
            assertThat(responder.events(EndpointEvent.SessionOpened.class)).hasSize(1);
            assertThat(responder.openCount()).isEqualTo(1);
        }
    }

    @Test
    void theFirstPacketUnderTheSessionsKeysIsRepeatedAsSoonAsOneOfTheHandshake() {
        toLose = 1;
        simulation.network().setFilter((datagram, from, to) -> StartupPackets.plain(datagram) != null || toLose-- <= 0);
        alice.open("bob", bob.address()).openFlow(new byte[1], FlowOptions.DEFAULT, simulation.now())
                .write(new byte[1], Reliability.FULL, simulation.now());

        assertThat(simulation.runUntil(
                () -> !bob.events(EndpointEvent.MessageArrived.class).isEmpty(), Time.SECOND)).isTrue();
        assertThat(simulation.now()).isLessThan(400 * Time.MILLISECOND);
    }

    @Test
    void theFirstPacketOfAResponderIsRepeatedAsSoonAsOneOfTheHandshake() {
        bob.behave((event, now) -> {
            if (event instanceof EndpointEvent.SessionOpened opened) {
                toLose = 1;
                opened.session().openFlow(new byte[1], FlowOptions.DEFAULT, now)
                        .write(new byte[1], Reliability.FULL, now);
            }
        });
        simulation.network().setFilter((datagram, from, to) -> from.equals(alice.address()) || toLose-- <= 0);
        alice.open("bob", bob.address());

        assertThat(simulation.runUntil(
                () -> !alice.events(EndpointEvent.MessageArrived.class).isEmpty(), Time.SECOND)).isTrue();
        assertThat(simulation.now()).isLessThan(400 * Time.MILLISECOND);
    }

    @Test
    @Proves("R7016-169")
    void aRetransmittedIIKeyingGetsTheSameAnswer() {
        List<byte[]> answers = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            if (StartupPackets.chunk(datagram) instanceof ResponderInitialKeying keying) {
                byte[] plain = StartupPackets.plain(datagram);
                answers.add(Arrays.copyOfRange(plain, 3, plain.length));
                return answers.size() > 2;
            }
            return true;
        });
        alice.open("bob", bob.address());
        simulation.runUntil(() -> bob.isOpen(), 60 * Time.SECOND);

        assertThat(answers).hasSize(3);
        assertThat(answers.get(1)).isEqualTo(answers.get(0));
        assertThat(answers.get(2)).isEqualTo(answers.get(0));
        assertThat(bob.events(EndpointEvent.SessionOpened.class)).hasSize(1);
    }

    @Test
    void aResponderSessionIsNoneBeforeAPacketVerifies() {
        // what the initiator sends under the session's keys never arrives
        simulation.network().setFilter((datagram, from, to) ->
                from.equals(bob.address()) || StartupPackets.plain(datagram) != null);
        alice.open("bob", bob.address());
        simulation.runFor(100 * Time.SECOND);

        assertThat(bob.events).isEmpty();
        assertThat(alice.events(EndpointEvent.SessionClosed.class)).hasSize(1);
    }

    @Test
    @Proves({"R7016-144", "R7016-147"})
    void aBlackHoleEndsTheOpeningAfterNinetyFiveSeconds() {
        List<Long> hellos = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            hellos.add(simulation.now());
            return false;
        });
        alice.open("bob", bob.address());

        assertThat(simulation.runUntil(
                () -> !alice.events(EndpointEvent.SessionOpenFailed.class).isEmpty(), 200 * Time.SECOND)).isTrue();
        assertThat(simulation.now()).isEqualTo(95 * Time.SECOND);
        for (int index = 2; index < hellos.size(); index++) {
            long gap = hellos.get(index) - hellos.get(index - 1);
            long before = hellos.get(index - 1) - hellos.get(index - 2);
            assertThat(gap - before).isEqualTo(1_500 * Time.MILLISECOND);
        }
        assertThat(hellos).hasSize(12);
        simulation.runFor(100 * Time.SECOND);
        assertThat(alice.events).hasSize(1);
    }

    @Test
    void heavyLossNeverLeavesTwoSessions() {
        int failed = 0;
        for (int seed = 0; seed < 300; seed++) {
            Simulation world = Simulation.seeded(seed);
            world.network().setLink(Link.GOOD.withLoss(0.3).withDuplication(0.2).withReordering(0.2));
            TestPeer initiator = new TestPeer(world, "alice", EndpointConfig.PEER);
            TestPeer responder = new TestPeer(world, "bob", EndpointConfig.PEER);
            initiator.open("bob", responder.address());
            boolean open = world.runUntil(() -> initiator.isOpen() && responder.isOpen(), 95 * Time.SECOND);
            failed += open ? 0 : 1;
            world.runFor(10 * Time.SECOND);
            assertThat(responder.openCount()).as("seed %d", seed).isLessThanOrEqualTo(1);
            assertThat(initiator.events(EndpointEvent.SessionOpened.class)).as("seed %d", seed)
                    .hasSizeLessThanOrEqualTo(1);
        }
        assertThat(failed).isLessThanOrEqualTo(3);
    }

    @Test
    @Proves("R7016-021")
    void corruptPacketsAreCountedAndNeverAnswered() {
        simulation.network().setLink(Link.GOOD.withCorruption(1));
        alice.open("bob", bob.address());
        simulation.runFor(20 * Time.SECOND);

        assertThat(bob.driver.endpoint().metrics().datagramsSent()).isZero();
        assertThat(bob.driver.endpoint().metrics().drops().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(bob.driver.endpoint().metrics().datagramsReceived());
    }
}
