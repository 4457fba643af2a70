package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.testbed.simulation.Simulation;
import io.github.peerfire.testbed.simulation.SimulationStep;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The thread of one simulated client, which ends with its device, and knows what waits on it. */
final class LossyClock implements CallClock {

    private final Simulation simulation;
    private final Set<SimulationStep> waiting = new LinkedHashSet<>();
    private final RandomGenerator random;
    private boolean stopped;

    LossyClock(Simulation simulation, RandomGenerator random) {
        this.simulation = simulation;
        this.random = random;
    }

    @Override
    public void execute(Runnable task) {
        schedule(Duration.ZERO, task);
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        if (stopped) {
            return () -> { };
        }
        SimulationStep[] step = new SimulationStep[1];
        step[0] = simulation.at(simulation.now() + delay.toNanos(), () -> {
            waiting.remove(step[0]);
            if (!stopped) {
                task.run();
            }
        });
        waiting.add(step[0]);
        return () -> {
            waiting.remove(step[0]);
            step[0].cancel();
        };
    }

    @Override
    public long now() {
        return simulation.now();
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public Instant time() {
        return Instant.EPOCH.plusNanos(simulation.now());
    }

    /** Nothing happens any more. */
    void stop() {
        stopped = true;
        waiting.clear();
    }

    /** How many tasks wait. */
    int waiting() {
        return waiting.size();
    }
}
