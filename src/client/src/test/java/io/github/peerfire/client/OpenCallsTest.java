package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.testbed.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What an application sees of its calls, whichever of both is faster: its thread or the client's. */
class OpenCallsTest {

    private static final Set<MediaKind> AUDIO = Set.of(MediaKind.AUDIO);
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(20);

    private final Simulation simulation = Simulation.seeded(1);
    private final HastyClock hasty = new HastyClock(new SimulatedClock(simulation));
    private final SimulatedDevice desk =
            new SimulatedDevice("alice@example.net/desk", simulation, hasty, Duration.ofMillis(30));
    private final SimulatedDevice phone =
            new SimulatedDevice("bob@example.net/phone", simulation, Duration.ofMillis(30));

    private void settle() {
        simulation.runFor(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void aCallThatIsOverBeforeWhoPlacedItHasItIsOverForHim() {
        // Nobody is there whom a stanza would reach: it comes back at once.
        Call call = desk.call("1", AUDIO);
        settle();
        List<CallPhase> told = new ArrayList<>();
        call.onStateChange(state -> told.add(state.phase()));
        assertThat(call.ended()).isCompletedWithValueMatching(
                state -> state.ending().filter(CallEnding.UNAVAILABLE::equals).isPresent());
        assertThat(call.verificationCode()).isCompletedExceptionally();
        assertThat(call.remotePeerId()).isCompletedExceptionally();
        assertThat(told).containsExactly(CallPhase.ENDED);
        assertThat(desk.calls().calls()).isEmpty();
    }

    @Test
    void aCallThatAnswersOneWhichRangAlreadyIsToldSo() {
        desk.meet(phone);
        Call theirs = phone.call("2", AUDIO);
        settle();
        Call incoming = desk.calls().calls().get(0);
        Call back = desk.call("1", AUDIO);
        CompletableFuture<?> over = back.ended();
        assertThat(simulation.runUntil(() -> isActive(theirs) && isActive(incoming), LIMIT)).isTrue();
        assertThat(over).isDone();
        assertThat(desk.calls().calls()).containsExactly(incoming);
    }

    private static boolean isActive(Call call) {
        return call.state().phase() == CallPhase.ACTIVE;
    }
}
