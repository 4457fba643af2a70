package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

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
