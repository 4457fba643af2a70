package io.github.peerfire.testbed.soak;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Clock;
import io.github.peerfire.testbed.simulation.Dependence;
import io.github.peerfire.testbed.simulation.EndpointInvariants;
import io.github.peerfire.testbed.simulation.InvariantException;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Nat;
import io.github.peerfire.testbed.simulation.NatSettings;
import io.github.peerfire.testbed.simulation.PlainProfile;
import io.github.peerfire.testbed.simulation.SimulatedDriverFactory;
import io.github.peerfire.testbed.simulation.Simulation;
import io.github.peerfire.testbed.simulation.WireInvariants;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One random walk. While the plan lasts only invariants must hold; once it is over, everything must come to its end:
 * all messages arrive that nobody gave up, and after a close both endpoints are empty.
 */
public final class Walk {

    private static final long PATIENCE = 400 * Time.SECOND;
    private static final long LINGER = 300 * Time.SECOND;
    private static final long WORKLOAD = 0x5DEECE66DL;
    private static final long PLAN = 0x9E3779B97F4A7C15L;
    private static final int QUEUE = 30_000;
    /** In thousandths; what one clock gains of the other. */
    private static final int MOST_DRIFT = 40;
    private static final long TIMESTAMP_WRAP = 4 * Time.MILLISECOND << 16;

    private final Simulation simulation;
    private final List<Consignment> consignments = new ArrayList<>();
    private final Walker first;
    private final Walker second;

    private Walk(long seed, FaultPlan plan) {
        simulation = Simulation.seeded(seed);
        Random random = new Random(seed ^ WORKLOAD);
        final boolean reliable = random.nextInt(3) > 0;
        int flows = 1 + random.nextInt(4);
        for (int number = 0; number < flows; number++) {
            consignments.add(new Consignment(number, reliable, random));
        }
        Link link = randomLink(random);
        final boolean glare = random.nextInt(4) == 0;
        Nat nat = randomNat(random);
        boolean authenticated = random.nextInt(4) > 0 || plan.faults().stream()
                .anyMatch(fault -> fault.kind().changesAddress());
        InetSocketAddress anywhere = new InetSocketAddress("0.0.0.0", 0);
        first = new Walker(drivers(random), nat == null ? anywhere : nat.freshHost(), profile("first", authenticated),
                consignments, true);
        second = new Walker(drivers(random), anywhere, profile("second", authenticated), consignments, false);
        watch(reliable);
        new Weather(simulation, plan, link, first, second, nat).begin();
        first.open("second", second.address());
        if (glare && nat == null) {
            simulation.at(random.nextInt(100) * Time.MILLISECOND, () -> second.open("first", first.address()));
        }
    }

    private void watch(boolean reliable) {
        simulation.network().addObserver(new WireInvariants(reliable));
        EndpointInvariants invariants = new EndpointInvariants();
        invariants.watch(first.driver.endpoint());
        invariants.watch(second.driver.endpoint());
        simulation.addInvariant(invariants);
    }

    /** Clocks may differ by 8 % (RFC 7016 §3.6.3.8), and timestamps wrap soon. */
    private SimulatedDriverFactory drivers(Random random) {
        int drift = random.nextBoolean() ? 0 : random.nextInt(2 * MOST_DRIFT + 1) - MOST_DRIFT;
        long offset = random.nextBoolean() ? 0 : TIMESTAMP_WRAP - (long) (random.nextDouble() * 20 * Time.SECOND);
        return simulation.drivers().withClock(new Clock(offset, drift));
    }

    private static PlainProfile profile(String name, boolean authenticated) {
        return authenticated ? PlainProfile.named(name) : PlainProfile.unauthenticated(name);
    }

    private static Link randomLink(Random random) {
        long delay = (1 + random.nextInt(random.nextBoolean() ? 30 : 300)) * Time.MILLISECOND;
        long rate = random.nextInt(3) == 0 ? 0 : (long) (200_000 * Math.pow(500, random.nextDouble()));
        return Link.GOOD.withDelay(delay).withRate(rate, QUEUE).withMtu(1_220 + random.nextInt(280));
    }

    private Nat randomNat(Random random) {
        Dependence mapping = Dependence.values()[random.nextInt(3)];
        Dependence filtering = Dependence.values()[random.nextInt(3)];
        boolean burning = random.nextBoolean();
        return random.nextBoolean() ? null : simulation.network()
                .addNat(NatSettings.of(mapping, filtering).withEarlyInboundBurningPorts(burning));
    }

    /** The plan that belongs to a seed. */
    public static FaultPlan plan(long seed) {
        return FaultPlan.random(new Random(seed ^ PLAN));
    }

    /**
     * Walks.
     *
     * @return the hash of the trace
     * @throws RuntimeException saying what went wrong
     */
    public static String walk(long seed, FaultPlan plan) {
        Walk walk = new Walk(seed, plan);
        walk.settle();
        walk.part();
        return walk.simulation.traceHash();
    }

    private void settle() {
        simulation.runFor(FaultPlan.END * Time.MILLISECOND);
        awaitSettled(simulation, consignments);
    }

    static void awaitSettled(Simulation simulation, List<Consignment> consignments) {
        if (!simulation.runUntil(() -> consignments.stream().allMatch(Consignment::isSettled), PATIENCE)) {
            throw new InvariantException("No end within " + PATIENCE / Time.SECOND + " s: " + consignments);
        }
    }

    private void part() {
        first.allowEnd();
        second.allowEnd();
        first.driver.closeAsync();
        simulation.runFor(LINGER);
        requireNothingLeft(first.driver.endpoint(), second.driver.endpoint());
    }

    static void requireNothingLeft(Endpoint closed, Endpoint left) {
        boolean empty = closed.isClosed() && left.sessions().isEmpty()
                && closed.nextDeadline() == Time.NEVER && left.nextDeadline() == Time.NEVER;
        if (!empty) {
            throw new InvariantException("Something is left after the end");
        }
    }
}
