package io.github.peerfire.testbed.simulation;

import io.github.peerfire.rtmfp.EndpointDriver;

/** Something that happens at a time, unless it is cancelled before. */
public final class SimulationStep implements Comparable<SimulationStep>, EndpointDriver.Cancellable {

    private final long time;
    private final long number;
    private Runnable action;

    SimulationStep(long time, long number, Runnable action) {
        this.time = time;
        this.number = number;
        this.action = action;
    }

    /** When, in nanoseconds. */
    public long time() {
        return time;
    }

    @Override
    public void cancel() {
        action = null;
    }

    void run() {
        if (action != null) {
            action.run();
        }
    }

    @Override
    public int compareTo(SimulationStep other) {
        int order = Long.compare(time, other.time);
        return order != 0 ? order : Long.compare(number, other.number);
    }
}
