package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallPhase;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Worlds in which from some moment on one device hears nothing any more, or nobody does: neither stanzas nor datagrams
 * arrive, and nobody is told that they do not. Whatever a call was waiting for then, it does not wait for ever.
 */
class SilentWorldsTest {

    private static final long SEEDS = 120;
    private static final Duration UNREST = Duration.ofSeconds(30);

    /**
     * Longer than the longest: a session is silent for 20 s until it counts as lost, the XMPP stream 10 s, and with
     * neither the call goes on for 120 s.
     */
    private static final Duration LONGEST = Duration.ofSeconds(170);

    private final Set<CallPhase> phases = EnumSet.noneOf(CallPhase.class);
    private final Set<CallEnding> endings = EnumSet.noneOf(CallEnding.class);

    @Test
    void whateverFallsSilentEachCallEndsInTimeAndSaysWhy() {
        Seeds seeds = Seeds.asked(SEEDS);
        List<String> failures = seeds.failuresOf(this::walk);
        assertThat(failures).isEmpty();
        if (seeds.areEnough()) {
            // Else the worlds would be too quiet to show anything.
            assertThat(phases).contains(CallPhase.PROPOSED, CallPhase.RINGING, CallPhase.ALERTING, CallPhase.ACTIVE,
                    CallPhase.CONNECTING, CallPhase.RESTORING);
            assertThat(endings).contains(CallEnding.NO_ANSWER, CallEnding.MISSED, CallEnding.MEDIA_LOST,
                    CallEnding.PEER_SILENT, CallEnding.SIGNED_OUT);
        }
    }

    private void walk(long seed) {
        LossyWorld world = new LossyWorld(seed);
        world.live(Duration.ofMillis(world.server().random().nextInt(60_000)));
        note(world);
        List<LossyDevice> silent = world.devices().subList(0, seed % 4 == 0 ? 1 : world.devices().size());
        world.fallSilent(silent, seed % 3 == 0);
        if (seed % 2 == 0) {
            world.live(UNREST);
        }
        world.rest(LONGEST);
        new LossyInvariants(world).assertNobodyTalksTo(silent);
        note(world);
    }

    private synchronized void note(LossyWorld world) {
        for (LossyDevice device : world.devices()) {
            device.manager().calls().forEach(call -> phases.add(call.state().phase()));
            device.history().forEach(call -> call.ending().ifPresent(endings::add));
        }
    }
}
