package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.PlainPacket;
import io.github.peerfire.testbed.simulation.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How sessions open over links that lose, corrupt, double and reorder. */
final class FaultyHandshakes {

    private static final int SEEDS = 500;
    /** Of openings within 95 s at 30 % loss with the linear back-off. */
    private static final double MODEL = 0.9986;
    private static final int MOST_LOSSES = 5;

    private final Link link;
    private final List<Long> times = new ArrayList<>();
    private int ghosts;
    private int answered;
    private int miscounted;
    private long corrupted;
    private long repeatedAnswers;
    private int disturbed;

    private FaultyHandshakes(Link link) {
        this.link = link;
    }

    static List<MatrixCase> all() {
        return List.of(
                measured("L1", "handshake, 30 % loss both ways, 500 seeds",
                        "P(open in 95 s) within the model, 99.86 % (3 sigma); never a ghost duplicate session", () ->
                        of(Link.GOOD.withLoss(0.3)).model()),
                measured("L1-burst", "handshake, 30 % loss in bursts of 3 at most, 500 seeds", "as L1",
                        () -> of(Link.GOOD.withLoss(0.3, 3)).model()),
                measured("L1b", "each of the 4 packets lost k = 0..5 times, exhaustively",
                        "opens after k retries; a repeated IIKeying gets the identical RIKeying; the responder keeps "
                        + "ONE session", FaultyHandshakes::eachLost),
                measured("C1", "handshake, 30 % bit corruption, 500 seeds",
                        "as L1; no exception escapes; drops = corrupted count, none answered", () ->
                        of(Link.GOOD.withCorruption(0.3)).corruption()),
                measured("D1", "handshake, 30 % duplication, 500 seeds",
                        "one session each side; late RHello ignored; late RIKeying ignored", () ->
                        of(Link.GOOD.withDuplication(0.3)).repetition()),
                measured("R1", "handshake, 30 % overtaken by up to a round trip, 500 seeds", "as D1",
                        () -> of(Link.GOOD.withReordering(0.3).withDuplication(0.1)).repetition()));
    }

    private static FaultyHandshakes of(Link link) {
        FaultyHandshakes handshakes = new FaultyHandshakes(link);
        for (int seed = 0; seed < SEEDS; seed++) {
            handshakes.open(seed);
        }
        handshakes.times.sort(null);
        return handshakes;
    }

    private void open(int seed) {
        Simulation simulation = Simulation.seeded(seed);
        simulation.network().setLink(link);
        Trace trace = new Trace(simulation);
        Peer alice = new Peer(simulation, "alice");
        Peer bob = new Peer(simulation, "bob");
        alice.open(bob);
        if (simulation.runUntil(() -> alice.count(EndpointEvent.SessionOpened.class) > 0, HandshakeCases.OPEN_LIMIT)) {
            times.add(simulation.now() / Time.MILLISECOND);
        }
        simulation.runFor(5 * Time.SECOND);
        ghosts += alice.count(EndpointEvent.SessionOpened.class) > 1 || bob.driver.endpoint().sessions().size() > 1 ? 1
                : 0;
        List<Trace.Entry> bad = trace.received().filter(entry -> entry.packet() == null).toList();
        corrupted += bad.size();
        answered += bad.stream().anyMatch(entry -> !trace.answersTo(entry).isEmpty()) ? 1 : 0;
        long dropped = unreadable(alice) + unreadable(bob);
        miscounted += dropped == bad.size() ? 0 : 1;
        repeatedAnswers += Math.max(0, trace.sent(ResponderHello.class).size() - 1)
                + Math.max(0, trace.sent(ResponderInitialKeying.class).size() - 1);
        if (alice.isOpenTo(bob)) {
            disturbed += repeatLate(simulation, trace, alice) ? 1 : 0;
        }
    }

    private static long unreadable(Peer peer) {
        return peer.drops(DropReason.NOT_AUTHENTIC, DropReason.UNKNOWN_SESSION, DropReason.TOO_SHORT);
    }

    /**
     * Sends the responder's startup packets once more, to a session that is open; returns whether anything came of it.
     */
    private static boolean repeatLate(Simulation simulation, Trace trace, Peer alice) {
        simulation.network().setLink(Link.GOOD);
        int before = trace.entries().size();
        for (Class<? extends Chunk> type : List.of(ResponderHello.class, ResponderInitialKeying.class)) {
            Trace.Entry late = trace.sent(type).get(0);
            simulation.network().send(late.datagram(), late.from(), alice.address());
        }
        simulation.runFor(Time.SECOND);
        return trace.entries().stream().skip(before)
                .anyMatch(entry -> !entry.isSent() && HandshakeCases.PACKETS.stream().anyMatch(entry::has)
                        && !trace.answersTo(entry).isEmpty())
                || alice.count(EndpointEvent.SessionOpened.class) > 1;
    }

    private String opened() {
        return String.format(Locale.ROOT, "%.2f %% open; p50 %d, p90 %d, p99 %d ms; %d ghosts", 100 * share(),
                at(times, 0.5), at(times, 0.9), at(times, 0.99), ghosts);
    }

    private double share() {
        return (double) times.size() / SEEDS;
    }

    private boolean isWithinModel() {
        return ghosts == 0 && share() >= MODEL - 3 * Math.sqrt(MODEL * (1 - MODEL) / SEEDS);
    }

    private Map<String, Object> values() {
        return Map.of("openShare", share(), "p50", at(times, 0.5), "p90", at(times, 0.9), "p99", at(times, 0.99));
    }

    private Outcome model() {
        return Outcome.of(isWithinModel(), opened(), values());
    }

    private Outcome corruption() {
        return Outcome.of(isWithinModel() && miscounted == 0 && answered == 0 && corrupted > SEEDS,
                opened() + "; " + corrupted + " corrupted, all dropped and counted: " + (miscounted == 0)
                        + ", answered in " + answered + " seeds", values());
    }

    private Outcome repetition() {
        return Outcome.of(times.size() == SEEDS && ghosts == 0 && disturbed == 0, opened() + "; " + repeatedAnswers
                + " repeated responses; late ones did something in " + disturbed + " seeds", values());
    }

    static long at(List<Long> sorted, double quantile) {
        return sorted.isEmpty() ? -1 : sorted.get((int) Math.min(sorted.size() - 1, quantile * sorted.size()));
    }

    private static Outcome eachLost() {
        Map<String, Object> delays = new LinkedHashMap<>();
        StringBuilder figures = new StringBuilder();
        boolean met = true;
        for (Class<? extends Chunk> type : HandshakeCases.PACKETS) {
            List<Long> extra = new ArrayList<>();
            for (int losses = 0; losses <= MOST_LOSSES; losses++) {
                long delay = openWithLosses(type, losses);
                met &= delay >= 0;
                extra.add(delay);
            }
            delays.put(type.getSimpleName(), extra);
            figures.append(type.getSimpleName()).append(' ').append(extra).append(" ms more; ");
        }
        return Outcome.of(met, figures.toString(), delays);
    }

    /** How many milliseconds more than usual it takes until both are open; -1 if it did not come as it should. */
    private static long openWithLosses(Class<? extends Chunk> type, int losses) {
        Simulation simulation = Simulation.seeded(losses);
        Trace trace = new Trace(simulation);
        Peer alice = new Peer(simulation, "alice");
        Peer bob = new Peer(simulation, "bob");
        int[] left = {losses};
        simulation.network().setFilter((datagram, from, to) -> PlainPacket.of(datagram)
                .flatMap(packet -> packet.first(type)).isEmpty() || left[0]-- <= 0);
        alice.open(bob);
        boolean open = simulation.runUntil(() -> alice.isOpenTo(bob) && bob.isOpenTo(alice), HandshakeCases.OPEN_LIMIT);
        final long time = simulation.now() / Time.MILLISECOND - 75;
        simulation.runFor(60 * Time.SECOND);
        int tries = trace.sent(type).size();
        long different = trace.sent(ResponderInitialKeying.class).stream()
                .flatMap(entry -> entry.chunks(ResponderInitialKeying.class))
                .map(keying -> Arrays.hashCode(keying.signedPortion()) + "/" + Arrays.hashCode(keying.signature()))
                .distinct().count();
        boolean one = bob.driver.endpoint().sessions().size() == 1 && bob.count(EndpointEvent.SessionOpened.class) == 1
                && alice.count(EndpointEvent.SessionOpened.class) == 1;
        return open && one && different == 1 && tries == losses + 1 ? time : -1;
    }
}
