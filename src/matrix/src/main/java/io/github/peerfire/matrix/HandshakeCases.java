package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Simulation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How sessions open where nothing is in the way, or only distance. */
final class HandshakeCases {

    static final long OPEN_LIMIT = 95 * Time.SECOND;

    /** The four packets of RFC 7016 §3.5.1.1, in their order. */
    static final List<Class<? extends Chunk>> PACKETS = List.of(InitiatorHello.class, ResponderHello.class,
            InitiatorInitialKeying.class, ResponderInitialKeying.class);

    private static final long ROUND_TRIP = 30 * Time.MILLISECOND;

    private HandshakeCases() {
    }

    static List<MatrixCase> all() {
        return List.of(
                measured("H", "clean 4-way handshake, then one message each way",
                        "exactly IHello, RHello, IIKeying, RIKeying; both S_OPEN; nonces cross-equal; no responder "
                        + "state before IIKeying; 2 round trips",
                        () -> clean("0.0.0.0")),
                measured("LR", "750 ms one way", "one session; at least 2 IHellos seen; no IIKeying restarted by the "
                        + "2nd RHello",
                        HandshakeCases::longRoundTrip));
    }

    /** @param anywhere the wildcard address of a family */
    static Outcome clean(String anywhere) {
        Simulation simulation = Simulation.seeded(1);
        Trace trace = new Trace(simulation);
        Peer alice = new Peer(simulation, "alice", anywhere);
        Peer bob = new Peer(simulation, "bob", anywhere);
        final Session near = alice.open(bob);
        simulation.runUntil(() -> !trace.received(ResponderHello.class).isEmpty(), Time.SECOND);
        final boolean stateless = bob.driver.endpoint().nextDeadline() == Time.NEVER;
        simulation.runUntil(() -> alice.count(EndpointEvent.SessionOpened.class) == 1, Time.SECOND);
        final long time = simulation.now();
        int[] messages = {0, 0};
        bob.behave((event, now) -> {
            if (event instanceof EndpointEvent.MessageArrived its) {
                messages[0]++;
                its.session().openFlow(new byte[] {2}, FlowOptions.DEFAULT, now)
                        .write(its.message(), Reliability.FULL, now);
            }
        });
        alice.behave((event, now) -> messages[1] += event instanceof EndpointEvent.MessageArrived ? 1 : 0);
        alice.driver.execute(() -> near.openFlow(new byte[] {1}, FlowOptions.DEFAULT, simulation.now())
                .write(new byte[100], Reliability.FULL, simulation.now()));
        simulation.runFor(Time.SECOND);
        boolean packets = trace.sent().filter(entry -> entry.packet().header().mode() == PacketMode.STARTUP)
                .map(entry -> entry.packet().chunks().get(0).getClass()).toList().equals(PACKETS);
        boolean met = packets && stateless && isPair(near, bob) && time == 2 * ROUND_TRIP
                && messages[0] == 1 && messages[1] == 1;
        long there = startupBytes(trace, alice);
        long back = startupBytes(trace, bob);
        return Outcome.of(met, String.format("%d round trips to open; handshake %d bytes there, %d back; one message "
                + "each way",
                time / ROUND_TRIP, there, back), Map.of("roundTrips", time / ROUND_TRIP, "there", there, "back", back));
    }

    private static boolean isPair(Session near, Peer bob) {
        Session far = bob.sessionWith("alice").orElseThrow();
        return near.isOpen() && far.isOpen() && Arrays.equals(near.nearNonce(), far.farNonce())
                && Arrays.equals(near.farNonce(), far.nearNonce());
    }

    private static long startupBytes(Trace trace, Peer peer) {
        return trace.sent().filter(entry -> entry.from().equals(peer.address())
                && entry.packet().header().mode() == PacketMode.STARTUP).mapToLong(Trace.Entry::length).sum();
    }

    private static Outcome longRoundTrip() {
        Simulation simulation = Simulation.seeded(1);
        simulation.network().setLink(Link.GOOD.withDelay(750 * Time.MILLISECOND));
        Trace trace = new Trace(simulation);
        Peer alice = new Peer(simulation, "alice");
        Peer bob = new Peer(simulation, "bob");
        alice.open(bob);
        boolean open = simulation.runUntil(() -> bob.isOpenTo(alice), OPEN_LIMIT);
        final long time = simulation.now() / Time.MILLISECOND;
        simulation.runFor(20 * Time.SECOND);
        List<Trace.Entry> answers = trace.received(ResponderHello.class);
        boolean restarted = answers.stream().skip(1).anyMatch(answer -> !trace.answersTo(answer).isEmpty())
                || trace.sent(InitiatorInitialKeying.class).stream()
                .flatMap(entry -> entry.chunks(InitiatorInitialKeying.class))
                        .map(keying -> Arrays.hashCode(keying.signedParameters())).distinct().count() > 1;
        int hellos = trace.received(InitiatorHello.class).size();
        boolean one = bob.count(EndpointEvent.SessionOpened.class) == 1
                && alice.count(EndpointEvent.SessionOpened.class) == 1;
        long wasted = PACKETS.stream().mapToLong(type -> trace.sent(type).stream().skip(1)
                .mapToLong(Trace.Entry::length).sum())
                .sum();
        return Outcome.of(open && one && hellos >= 2 && answers.size() >= 2 && !restarted,
                time + " ms, " + hellos + " IHellos seen, " + wasted + " bytes wasted",
                Map.of("milliseconds", time, "hellos", hellos, "wastedBytes", wasted));
    }
}
