package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A thousand worlds of users, devices and networks that do what they like. */
class CallSimulationTest {

    private static final int SEEDS = 1000;

    @Test
    void whateverHappensNoCallIsLeftHalfOpenAndBothSidesAgreeHowItEnded() {
        Map<CallEnding, Integer> endings = new EnumMap<>(CallEnding.class);
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                walk(seed, endings);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        // Else the worlds would be too quiet to show anything.
        assertThat(endings.keySet()).contains(CallEnding.HUNG_UP, CallEnding.HUNG_UP_BY_PEER, CallEnding.CANCELLED,
                CallEnding.CANCELLED_BY_CALLER, CallEnding.BUSY, CallEnding.DECLINED_HERE, CallEnding.NO_ANSWER,
                CallEnding.MISSED, CallEnding.ANSWERED_ELSEWHERE, CallEnding.MEDIA_FAILED, CallEnding.MEDIA_LOST,
                CallEnding.PEER_SILENT, CallEnding.REPLACED, CallEnding.SIGNED_OUT, CallEnding.NOT_REGISTERED);
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
