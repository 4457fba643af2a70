package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockTest {

    @Test
    void aFastClockGainsAndASlowOneLoses() {
        assertThat(new Clock(5, 80).at(Time.SECOND)).isEqualTo(5 + 1_080 * Time.MILLISECOND);
        assertThat(new Clock(5, -80).at(Time.SECOND)).isEqualTo(5 + 920 * Time.MILLISECOND);
        assertThat(Clock.TRUE.at(123_456_789)).isEqualTo(123_456_789);
    }

    @Test
    void theTimeAtWhichItShowsSomethingIsTheEarliest() {
        Random random = new Random(1);
        for (int turn = 0; turn < 10_000; turn++) {
            Clock clock = new Clock(random.nextInt(1_000_000_000), random.nextInt(161) - 80);
            long shown = clock.offset() + 1 + random.nextInt(2_000_000_000) * 60_000L;
            long world = clock.worldTime(shown);
            assertThat(clock.at(world)).as("%s, %d", clock, shown).isGreaterThanOrEqualTo(shown);
            assertThat(clock.at(world - 1)).as("%s, %d", clock, shown).isLessThan(shown);
        }
        assertThat(new Clock(50, 3).worldTime(20)).isZero();
    }

    @Test
    void aClockThatStandsStillIsNone() {
        assertThatThrownBy(() -> new Clock(0, -1_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Clock(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDriverLivesByItsHostsClock() {
        Simulation simulation = Simulation.seeded(1);
        SimulatedDriver driver = simulation.drivers().withClock(new Clock(7 * Time.SECOND, 80))
                .start(List.of(TestPeer.anyAddress()), EndpointConfig.PEER, PlainProfile.named("early"),
                (event, now) -> { })
                .join();
        List<Long> times = new ArrayList<>();
        driver.schedule(1_080 * Time.MILLISECOND, () -> times.add(simulation.now()));
        simulation.runFor(2 * Time.SECOND);
        assertThat(times).containsExactly(Time.SECOND);
        assertThat(driver.now()).isEqualTo(7 * Time.SECOND + 2_160 * Time.MILLISECOND);
    }

    /** The clock of one end began 0 ms, 7 s, 4 min 22 s (when its low 16 bits are 0 again) and 3 days earlier. */
    @ParameterizedTest
    @ValueSource(longs = {0, 7_000, 262_143, 262_144, 262_147, 259_200_000})
    @Proves("R7016-026")
    void roundTripsAreMeasuredWheneverTheClocksOfTheTwoEndsBegan(long milliseconds) {
        Simulation simulation = Simulation.seeded(1);
        TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);
        SimulatedDriver early = simulation.drivers().withClock(new Clock(milliseconds * Time.MILLISECOND, 0))
                .start(List.of(TestPeer.anyAddress()), EndpointConfig.PEER, PlainProfile.named("early"),
                (event, now) -> { })
                .join();
        Session session = early.endpoint().open(bob.discriminator(), List.of(bob.address()), 0, early.now());
        SendFlow flow = session.openFlow(new byte[1], FlowOptions.DEFAULT, early.now());
        for (int count = 0; count < 50; count++) {
            early.execute(() -> flow.write(new byte[100], Reliability.FULL, early.now()));
            simulation.runFor(100 * Time.MILLISECOND);
        }

        assertThat(bob.events(EndpointEvent.MessageArrived.class)).hasSize(50);
        // 15 ms each way, in ticks of 4 ms
        assertThat(session.smoothedRoundTripTime()).isBetween(26 * Time.MILLISECOND, 34 * Time.MILLISECOND);
        assertThat(bob.session().smoothedRoundTripTime()).isBetween(26 * Time.MILLISECOND, 34 * Time.MILLISECOND);
    }

    @Test
    void aProcessorTakesItsTimeForDatagramsAndKeysAndLosesWhatExceedsItsBacklog() {
        Simulation simulation = Simulation.seeded(1);
        TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
        SimulatedDriver slow = simulation.drivers()
                .withCosts(new Costs(10 * Time.MILLISECOND, 100 * Time.MILLISECOND, 5))
                .start(List.of(TestPeer.anyAddress()), EndpointConfig.PEER, PlainProfile.named("slow"), (event, now) ->
                { })
                .join();
        InetSocketAddress address = slow.localAddresses().get(0);
        alice.open("slow", address);
        // two round trips, two datagrams, one piece of key work
        assertThat(simulation.runUntil(alice::isOpen, Time.SECOND)).isTrue();
        assertThat(simulation.now()).isEqualTo((2 * 30 + 2 * 10 + 100) * Time.MILLISECOND);
        simulation.runFor(Time.SECOND);
        final long before = slow.endpoint().metrics().datagramsReceived();
        for (int index = 0; index < 20; index++) {
            simulation.network().send(new byte[20], alice.address(), address);
        }
        simulation.runFor(Time.SECOND);
        assertThat(slow.endpoint().metrics().datagramsReceived() - before).isEqualTo(5);
    }
}
