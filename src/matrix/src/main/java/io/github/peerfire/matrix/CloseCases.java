package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.SessionCloseAcknowledgement;
import io.github.peerfire.rtmfp.chunk.SessionCloseRequest;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.simulation.PlainPacket;
import io.github.peerfire.testbed.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How sessions end. */
final class CloseCases {

    /** RFC 7016 §3.5.5: for so long a close is repeated, each five seconds. */
    private static final long NEAR_LIMIT = 90 * Time.SECOND;
    private static final long FAR_LIMIT = 19 * Time.SECOND;
    private static final long REPEAT = 5 * Time.SECOND;
    /** Longer than a responder keeps a handshake: what has a deadline then is the session. */
    private static final long HANDSHAKE_REMEMBERED = 120 * Time.SECOND;
    private static final long LATEST = 130 * Time.MILLISECOND;

    private final Simulation simulation = Simulation.seeded(1);
    private final Trace trace = new Trace(simulation);
    private final Peer alice = new Peer(simulation, "alice");
    private final Peer bob = new Peer(simulation, "bob");
    private final Session near = alice.open(bob);
    private final List<SendFlow> flows = new ArrayList<>();

    private CloseCases() {
        flows.add(near.openFlow(new byte[] {1}, FlowOptions.DEFAULT, 0));
        flows.get(0).write(new byte[100_000], Reliability.FULL, 0);
        bob.behave((event, now) -> {
            if (event instanceof EndpointEvent.SessionOpened its) {
                its.session().openFlow(new byte[] {2}, FlowOptions.DEFAULT, now)
                        .write(new byte[100_000], Reliability.FULL, now);
            }
        });
    }

    static List<MatrixCase> all() {
        return List.of(
                measured("IC-idle", "no flow for 5 minutes", "closed in order, both ends told", () -> new CloseCases()
                        .idle()),
                measured("IC-lost", "Close lost x 0..17 and for ever; Close Ack lost x 1..3 and for ever",
                        "5 s repeats, 90 s / 19 s limits", CloseCases::losses),
                measured("IC-sweep", "close and abort, by the initiator, the responder, and both, at every 2 ms from "
                        + "the first hello to flows in both directions",
                        "all flows aborted at once; nothing left at either end", CloseCases::sweep));
    }

    private Outcome idle() {
        simulation.runFor(2 * Time.SECOND);
        final long begin = simulation.now();
        flows.get(0).close(simulation.now());
        bob.driver.execute(() -> { });
        alice.driver.execute(() -> { });
        bob.events(EndpointEvent.SessionOpened.class);
        bob.driver.execute(() -> bob.sessionWith("alice").orElseThrow());
        finishBobs();
        boolean over = simulation.runUntil(() -> alice.count(EndpointEvent.SessionClosed.class) == 1
                && bob.count(EndpointEvent.SessionClosed.class) == 1, 1_000 * Time.SECOND);
        List<CloseReason> reasons = List.of(alice, bob).stream()
                .flatMap(peer -> peer.events(EndpointEvent.SessionClosed.class).stream())
                .map(EndpointEvent.SessionClosed::reason).toList();
        double seconds = (simulation.now() - begin) / (double) Time.SECOND;
        return Outcome.of(over && reasons.contains(CloseReason.IDLE) && seconds > 299 && seconds < 330,
                String.format("closed after %.1f s: %s", seconds, reasons));
    }

    /** Bob's own flow has to end too. */
    private void finishBobs() {
        alice.events(EndpointEvent.FlowOpened.class).forEach(event -> alice.driver.execute(
                () -> event.flow().reject(0, simulation.now())));
    }

    private static Outcome losses() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int losses : new int[] {0, 1, 3, 10, 17, Integer.MAX_VALUE}) {
            outcomes.add(new CloseCases().lost(SessionCloseRequest.class, losses));
        }
        for (int losses : new int[] {1, 2, 3, Integer.MAX_VALUE}) {
            outcomes.add(new CloseCases().lost(SessionCloseAcknowledgement.class, losses));
        }
        return Outcome.all(outcomes.toArray(new Outcome[0]));
    }

    private Outcome lost(Class<? extends Chunk> type, int losses) {
        simulation.runFor(HANDSHAKE_REMEMBERED);
        final long begin = simulation.now();
        int[] left = {losses};
        simulation.network().setFilter((datagram, from, to) ->
                PlainPacket.of(datagram).flatMap(packet -> packet.first(type)).isEmpty() || left[0]-- <= 0);
        alice.driver.execute(() -> near.close(simulation.now()));
        simulation.runFor(Time.MILLISECOND);
        final boolean atOnce = alice.count(EndpointEvent.FlowCompleted.class) == 1
                && alice.count(EndpointEvent.FlowFinished.class) == 1
                && alice.count(EndpointEvent.SessionClosed.class) == 1;
        long nearEnd = -1;
        long farEnd = -1;
        for (int step = 0; step < 2_000 && (nearEnd < 0 || farEnd < 0); step++) {
            simulation.runFor(100 * Time.MILLISECOND);
            nearEnd = nearEnd < 0 && alice.driver.endpoint().nextDeadline() == Time.NEVER ? simulation.now() - begin
                    : nearEnd;
            farEnd = farEnd < 0 && bob.driver.endpoint().nextDeadline() == Time.NEVER ? simulation.now() - begin
                    : farEnd;
        }
        List<Long> requests = trace.sent(SessionCloseRequest.class).stream().map(Trace.Entry::time).toList();
        boolean repeated = true;
        for (int index = 1; index < requests.size(); index++) {
            repeated &= Math.abs(requests.get(index) - requests.get(index - 1) - REPEAT) <= Time.MILLISECOND;
        }
        long rest = Time.SECOND / 5;
        boolean inTime = nearEnd >= 0 && nearEnd <= NEAR_LIMIT + rest
                && (type == SessionCloseRequest.class || farEnd >= 0
                && farEnd <= FAR_LIMIT + REPEAT * Math.min(losses, 20) + rest);
        return Outcome.of(atOnce && repeated && inTime,
                String.format("%s lost x %s: %d requests, near end over after %d ms, far end %d; ",
                type == SessionCloseRequest.class ? "Close" : "Ack", losses > 100 ? "all" : losses, requests.size(),
                nearEnd / Time.MILLISECOND, farEnd / Time.MILLISECOND),
                Map.of(type.getSimpleName() + losses, requests.size()));
    }

    private static Outcome sweep() {
        int runs = 0;
        int clean = 0;
        StringBuilder failures = new StringBuilder();
        for (long time = 0; time <= LATEST; time += 2 * Time.MILLISECOND) {
            for (int who = 1; who <= 3; who++) {
                for (boolean abort : new boolean[] {false, true}) {
                    runs++;
                    boolean good = new CloseCases().endsCleanly(time, who, abort);
                    clean += good ? 1 : 0;
                    failures.append(good ? "" : ", " + (abort ? "abort" : "close") + " by " + who + " at "
                            + time / Time.MILLISECOND);
                }
            }
        }
        return Outcome.of(runs == clean, clean + " of " + runs + " left nothing" + failures);
    }

    private boolean endsCleanly(long time, int who, boolean abort) {
        simulation.runFor(time);
        boolean nearCloses = (who & 1) != 0;
        boolean farCloses = (who & 2) != 0 && bob.sessionWith("alice").isPresent();
        if (nearCloses) {
            end(alice, near, abort);
        }
        if (farCloses) {
            end(bob, bob.sessionWith("alice").orElseThrow(), abort);
        }
        simulation.runFor(0);
        boolean told = (!nearCloses || alice.count(EndpointEvent.FlowCompleted.class) == 1)
                && (!farCloses || bob.count(EndpointEvent.FlowCompleted.class) == 1);
        if (!nearCloses && !farCloses) {
            return true;
        }
        simulation.runFor(200 * Time.SECOND);
        return told && isEmpty(alice) && isEmpty(bob) && openedFlows(alice) && openedFlows(bob);
    }

    private void end(Peer peer, Session session, boolean abort) {
        peer.driver.execute(() -> {
            if (abort) {
                session.abort(peer.driver.now());
            } else {
                session.close(peer.driver.now());
            }
        });
    }

    private static boolean isEmpty(Peer peer) {
        return peer.driver.endpoint().sessions().isEmpty() && peer.driver.endpoint().nextDeadline() == Time.NEVER;
    }

    /** Whether every flow that was opened to it has ended. */
    private static boolean openedFlows(Peer peer) {
        return peer.count(EndpointEvent.FlowOpened.class) == peer.count(EndpointEvent.FlowFinished.class);
    }
}
