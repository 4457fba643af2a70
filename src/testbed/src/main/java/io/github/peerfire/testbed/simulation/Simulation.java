package io.github.peerfire.testbed.simulation;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * A world in virtual time, which begins at 0 and passes only while {@link #runFor} or {@link #runUntil} run. All of it
 * happens on the thread that calls them. What is random comes from the seed: the network and the endpoints each have a
 * stream of their own, so that a change of the one leaves the other as it was.
 */
public final class Simulation {

    /** So much at one instant means that things go round in circles, however many hosts there are. */
    private static final int STEPS_AT_ONE_INSTANT = 200_000;

    private final PriorityQueue<SimulationStep> steps = new PriorityQueue<>();
    private final long seed;
    private final Random endpointRandom;
    private final SimulatedNetwork network;
    private final MessageDigest trace;
    private PrintStream readableTrace;
    private final List<Runnable> invariants = new ArrayList<>();
    private long now;
    private long nextNumber;
    private int stepsAtThisInstant;

    private Simulation(long seed) {
        this.seed = seed;
        this.network = new SimulatedNetwork(this, new Random(seed));
        this.endpointRandom = new Random(~seed);
        try {
            this.trace = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, which every Java must have", e);
        }
    }

    /** An empty world at time 0; worlds of one seed that are treated alike behave alike. */
    public static Simulation seeded(long seed) {
        return new Simulation(seed);
    }

    /** What it was seeded with, to be named where something fails. */
    public long seed() {
        return seed;
    }

    /** The current time in nanoseconds. */
    public long now() {
        return now;
    }

    /** The hosts, NATs and links of this world. */
    public SimulatedNetwork network() {
        return network;
    }

    /** Makes endpoints that live in this world. */
    public SimulatedDriverFactory drivers() {
        return new SimulatedDriverFactory(this);
    }

    /** A source of randomness for one endpoint. */
    Random nextEndpointRandom() {
        return new Random(endpointRandom.nextLong());
    }

    /** Does something at a time; in the order of asking if several are for the same time. */
    public SimulationStep at(long time, Runnable action) {
        SimulationStep step = new SimulationStep(Math.max(time, now), nextNumber++, action);
        steps.add(step);
        return step;
    }

    /** Checks something after every step; it throws what is wrong. */
    public void addInvariant(Runnable invariant) {
        invariants.add(invariant);
    }

    /** Lets time pass. */
    public void runFor(long nanoseconds) {
        runUntil(() -> false, nanoseconds);
    }

    /**
     * Lets time pass until a condition holds, at most for {@code limit} nanoseconds.
     *
     * @return whether the condition holds
     */
    public boolean runUntil(BooleanSupplier condition, long limit) {
        long end = now + limit;
        while (!condition.getAsBoolean()) {
            if (steps.isEmpty() || steps.peek().time() > end) {
                now = end;
                return false;
            }
            runStep(steps.remove());
        }
        return true;
    }

    private void runStep(SimulationStep step) {
        stepsAtThisInstant = step.time() > now ? 0 : stepsAtThisInstant + 1;
        if (stepsAtThisInstant > STEPS_AT_ONE_INSTANT) {
            throw new IllegalStateException("No progress at " + now + " ns; seed " + seed);
        }
        now = step.time();
        step.run();
        invariants.forEach(Runnable::run);
    }

    /** Has a line printed for everything that happens to a datagram from now on, to see what led to a failure. */
    public void printTrace(PrintStream out) {
        readableTrace = out;
    }

    /** Notes what happens to a datagram. */
    void trace(String what, InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        if (readableTrace != null) {
            readableTrace.printf(Locale.ROOT, "%.3f ms %s %s > %s %d bytes %s%n", now / 1e6, what, from, to,
                    datagram.length,
                    PlainPacket.of(datagram).map(PlainPacket::summary).orElse("unreadable"));
        }
        trace.update(what.getBytes(StandardCharsets.US_ASCII));
        trace.update(ByteBuffer.allocate(20).putLong(now).putInt(from.getPort()).putInt(to.getPort())
                .putInt(datagram.length).array());
        trace.update(from.getAddress().getAddress());
        trace.update(to.getAddress().getAddress());
        trace.update(datagram);
    }

    /** A hash over everything that went through the network so far, in hexadecimal; equal for equal seeds. */
    public String traceHash() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) trace.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This Java's SHA-256 cannot be cloned", e);
        }
    }
}
