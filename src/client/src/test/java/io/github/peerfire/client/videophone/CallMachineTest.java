package io.github.peerfire.client.videophone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.PeerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallMachineTest {

    private final Time time = new Time();
    private final List<String> heard = new ArrayList<>();
    private final CallMachine machine =
            new CallMachine(time, new PeerId(new byte[PeerId.LENGTH]), "", Duration.ofSeconds(55));

    @BeforeEach
    void begin() {
        machine.on(() -> heard.add("accept"), () -> heard.add("over"));
        machine.onPhase(phase -> heard.add(phase.name()));
        machine.begin();
    }

    @Test
    void whoDoesNotSayANameInTimeDoesNotRing() {
        time.pass(21);
        machine.named("Vera", () -> heard.add("ring"));
        assertThat(heard).containsExactly("CONNECTING", "over", "ENDED");
        assertThat(machine.ending()).contains(VideoPhoneEnding.UNREACHABLE);
    }

    @Test
    void itRingsUntilNobodyAnswered() {
        machine.named("Vera", () -> heard.add("ring"));
        machine.named("Mallory", () -> heard.add("again"));
        time.pass(54);
        assertThat(machine.phase()).isEqualTo(VideoPhonePhase.ALERTING);
        assertThat(machine.claimedName()).isEqualTo("Vera");
        time.pass(2);
        assertThat(machine.ended()).isCompletedWithValue(VideoPhoneEnding.NO_ANSWER);
        machine.accept();
        assertThat(heard).doesNotContain("accept", "again");
    }

    @Test
    void whatWasAcceptedGoesOnUntilSomebodyHangsUp() {
        machine.accept();
        assertThat(heard).as("it does not ring yet").containsExactly("CONNECTING");
        machine.ringing();
        machine.accept();
        time.pass(3600);
        assertThat(machine.isActive()).isTrue();
        machine.end(VideoPhoneEnding.HUNG_UP);
        machine.end(VideoPhoneEnding.REMOTE_HUNG_UP);
        assertThat(heard).containsExactly("CONNECTING", "ALERTING", "accept", "ACTIVE", "over", "ENDED");
        assertThat(machine.ending()).contains(VideoPhoneEnding.HUNG_UP);
    }

    @Test
    void whoAcceptsIsNotAskedWhetherItRang() {
        machine.acceptedThere();
        assertThat(machine.isActive()).isTrue();
    }

    @Test
    void aRefusalMeansBusyAtFirstAndTheEndLater() {
        machine.ringing();
        machine.refused(VideoPhoneEnding.BUSY);
        assertThat(machine.ending()).contains(VideoPhoneEnding.REMOTE_HUNG_UP);
        CallMachine other = new CallMachine(time, machine.peer(), "", Duration.ofSeconds(1));
        other.on(() -> { }, () -> { });
        other.refused(VideoPhoneEnding.BUSY);
        assertThat(other.ending()).contains(VideoPhoneEnding.BUSY);
    }

    /** Runs tasks in order, and timers when they are due. */
    private static final class Time implements LineThread {

        private final List<Runnable> tasks = new ArrayList<>();
        private final TreeMap<Long, Runnable> timers = new TreeMap<>();
        private long now;
        private boolean running;

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
            if (!running) {
                running = true;
                while (!tasks.isEmpty()) {
                    tasks.remove(0).run();
                }
                running = false;
            }
        }

        @Override
        public Runnable schedule(Duration delay, Runnable task) {
            long due = now + delay.toSeconds();
            timers.put(due, task);
            return () -> timers.remove(due, task);
        }

        void pass(long seconds) {
            now += seconds;
            while (!timers.isEmpty() && timers.firstKey() <= now) {
                Map.Entry<Long, Runnable> due = timers.pollFirstEntry();
                execute(due.getValue());
            }
        }
    }
}
