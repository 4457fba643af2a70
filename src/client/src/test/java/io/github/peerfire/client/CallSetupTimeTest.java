package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallSession;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Simulation;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * How long it takes from accepting to the first sound, with the real machines, media, and RTMFP, in virtual time. Its
 * four hundred worlds take some seconds of real time, most of them for key agreements.
 */
class CallSetupTimeTest {

    private static final int SEEDS = 400;
    private static final Duration ONE_WAY = Duration.ofMillis(75);
    private static final double LOSS = 0.02;
    private static final long LIMIT = Duration.ofSeconds(20).toNanos();
    private static final byte[] TAG = {(byte) 0x82, 0};

    /** Nanoseconds from accepting until both sides hear the other. */
    private static long setupTime(long seed) {
        Simulation simulation = Simulation.seeded(seed);
        simulation.network().setLink(Link.GOOD.withDelay(ONE_WAY.toNanos()).withLoss(LOSS));
        SimulatedDevice desk = new SimulatedDevice("alice@example.net/desk", simulation, ONE_WAY);
        SimulatedDevice phone = new SimulatedDevice("bob@example.net/phone", simulation, ONE_WAY);
        desk.meet(phone);
        Call outgoing = new Call(desk.manager().place(phone.self().asBareJid(), Set.of(MediaKind.AUDIO)), desk.clock());
        simulation.runUntil(() -> !phone.ringing().isEmpty(), LIMIT);
        CallSession ringing = phone.ringing().get(0);
        Call incoming = new Call(ringing, phone.clock());
        AtomicLong atDesk = talk(outgoing, desk);
        AtomicLong atPhone = talk(incoming, phone);

        long accepted = simulation.now();
        incoming.accept();
        boolean heard = simulation.runUntil(() -> atDesk.get() > 0 && atPhone.get() > 0, LIMIT);
        assertThat(heard).as("both hear the other; seed %d", seed).isTrue();
        return Math.max(atDesk.get(), atPhone.get()) - accepted;
    }

    /** Sends 50 messages a second as long as the call is active; when the first of the other side's comes. */
    private static AtomicLong talk(Call call, SimulatedDevice device) {
        AtomicLong first = new AtomicLong();
        call.remote().onAudio((timestamp, tag) -> first.compareAndSet(0, device.clock().now()));
        call.onStateChange(state -> {
            if (state.phase() == CallPhase.ACTIVE) {
                send(call, device, 0);
            }
        });
        return first;
    }

    private static void send(Call call, SimulatedDevice device, long timestamp) {
        call.local().audio(timestamp, TAG);
        if (!call.state().isOver()) {
            device.clock().schedule(Duration.ofMillis(20), () -> send(call, device, timestamp + 20));
        }
    }

    @Test
    void soundComesBothWaysWithinTwelveTenthsOfASecondInNinetyNineOfAHundredCalls() {
        long[] times = new long[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            times[seed] = setupTime(seed) / 1_000_000;
        }
        Arrays.sort(times);
        assertThat(times[SEEDS / 2]).as("median in ms of %s", Arrays.toString(times)).isLessThanOrEqualTo(750);
        assertThat(times[SEEDS * 9 / 10]).as("of nine in ten").isLessThan(1000);
        assertThat(times[SEEDS * 99 / 100]).as("of ninety-nine in a hundred").isLessThan(1200);
    }
}
