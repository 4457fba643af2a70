package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thousand worlds of users, devices and networks that do what they like. */
class CallSimulationTest {

    private static final int SEEDS = 1000;

    @Test
    void whateverHappensNoCallIsLeftHalfOpenAndBothSidesAgreeHowItEnded() {
        Map<CallEnding, Integer> endings = new EnumMap<>(CallEnding.class);
        if (eachSeed(seed -> walk(seed, endings)) < SEEDS) {
            return;
        }
        // Else the worlds would be too quiet to show anything.
        assertThat(endings.keySet()).contains(CallEnding.HUNG_UP, CallEnding.HUNG_UP_BY_PEER, CallEnding.CANCELLED,
                CallEnding.CANCELLED_BY_CALLER, CallEnding.BUSY, CallEnding.DECLINED_HERE, CallEnding.NO_ANSWER,
                CallEnding.MISSED, CallEnding.ANSWERED_ELSEWHERE, CallEnding.MEDIA_FAILED, CallEnding.MEDIA_LOST,
                CallEnding.PEER_SILENT, CallEnding.REPLACED, CallEnding.SIGNED_OUT, CallEnding.NOT_REGISTERED);
    }

    @Test
    void whoeverHearsNothingAnyMoreFromWhateverMomentOnIsInNoCallAfterTwoMinutes() {
        eachSeed(seed -> {
            CallWorld world = new CallWorld(seed);
            world.liveForAWhile();
            world.fallSilent(seed % 4 < 2);
            world.clock().pass(Duration.ofSeconds(125));
            new CallInvariants(world).assertNobodyIsInACall();
        });
    }

    /** Walks through the usual worlds, or those that the properties {@code seed} and {@code lastSeed} ask for. */
    private static long eachSeed(LongConsumer walk) {
        long first = Long.getLong("seed", 1);
        long last = Long.getLong("lastSeed", System.getProperty("seed") == null ? SEEDS : first);
        for (long seed = first; seed <= last; seed++) {
            try {
                walk.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        return last - first + 1;
    }

    @ParameterizedTest
    @ValueSource(longs = {1226, 4310, 7654, 7876, 9550, 10468, 15424, 20110, 22110, 24390, 26856})
    void whatOnceFailedDoesNotFailAgain(long seed) {
        walk(seed, new EnumMap<>(CallEnding.class));
    }

    private static void walk(long seed, Map<CallEnding, Integer> endings) {
        CallWorld world = new CallWorld(seed);
        CallInvariants invariants = new CallInvariants(world);
        world.live();
        world.calmDown();
        invariants.assertNothingIsHalfOpen();
        world.end();
        invariants.assertAllIsOver();
        invariants.assertMissedCallsWereMissed();
        world.devices().forEach(device -> device.sessions().values().forEach(call ->
                endings.merge(call.state().ending().orElseThrow(), 1, Integer::sum)));
    }
}
