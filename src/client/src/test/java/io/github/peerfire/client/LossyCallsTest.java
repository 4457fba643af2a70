package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.calls.CallEnding;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A thousand worlds whose networks lose datagrams, with real sessions between their devices. */
class LossyCallsTest {

    private static final long SEEDS = 1000;

    private final Map<CallEnding, Integer> endings = new EnumMap<>(CallEnding.class);
    private final Map<LossyExcuse, Integer> pairs = new EnumMap<>(LossyExcuse.class);
    private final AtomicInteger active = new AtomicInteger();

    @Test
    void whateverIsLostNoCallIsLeftHalfOpenNobodyIsAccusedAndBothSidesAgreeHowItEnded() {
        Seeds seeds = Seeds.asked(SEEDS);
        List<String> failures = seeds.failuresOf(this::walk);
        System.out.printf("Pairs of sides in worlds %d to %d, by what excuses them: %s%n",
                seeds.first(), seeds.last(), pairs);
        assertThat(failures).isEmpty();
        if (seeds.areEnough()) {
            // Else the worlds would be too quiet to show anything.
            assertThat(active.get()).isGreaterThan(1000);
            assertThat(endings.keySet()).contains(CallEnding.HUNG_UP, CallEnding.HUNG_UP_BY_PEER, CallEnding.CANCELLED,
                    CallEnding.CANCELLED_BY_CALLER, CallEnding.BUSY, CallEnding.DECLINED_HERE, CallEnding.MISSED,
                    CallEnding.ANSWERED_ELSEWHERE, CallEnding.MEDIA_LOST, CallEnding.REPLACED);
        }
    }

    private void walk(long seed) {
        LossyWorld world = new LossyWorld(seed);
        LossyInvariants invariants = new LossyInvariants(world);
        world.live();
        world.calmDown();
        invariants.assertNothingIsHalfOpen();
        world.end();
        invariants.assertAllIsOver();
        invariants.assertMissedCallsWereMissed();
        world.leave();
        invariants.assertNothingIsLeft();
        count(world, invariants);
    }

    private synchronized void count(LossyWorld world, LossyInvariants invariants) {
        invariants.pairs().forEach((excuse, number) -> pairs.merge(excuse, number, Integer::sum));
        world.devices().forEach(device -> device.history().forEach(this::count));
    }

    private void count(LossyCall call) {
        call.ending().ifPresent(ending -> endings.merge(ending, 1, Integer::sum));
        active.addAndGet(call.wasActive() ? 1 : 0);
    }
}
