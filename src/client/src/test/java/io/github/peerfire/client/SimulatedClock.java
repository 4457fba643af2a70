package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.testbed.simulation.Simulation;
import io.github.peerfire.testbed.simulation.SimulationStep;
import java.time.Duration;
import java.time.Instant;

/** The calls' thread in a simulated world. */
final class SimulatedClock implements CallClock {

    private final Simulation simulation;

    SimulatedClock(Simulation simulation) {
        this.simulation = simulation;
    }

    @Override
    public void execute(Runnable task) {
        simulation.at(simulation.now(), task);
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        SimulationStep step = simulation.at(simulation.now() + delay.toNanos(), task);
        return step::cancel;
    }

    @Override
    public long now() {
        return simulation.now();
    }

    @Override
    public Instant time() {
        return Instant.EPOCH.plusNanos(simulation.now());
    }
}
