package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Outage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What sessions make of paths that carry nothing for a while, or for ever. */
final class OutageCases {

    private static final long LIMIT = 900 * Time.SECOND;
    /** CWND_TIMEDOUT is one segment; what was in flight before may exceed it by a fragment. */
    private static final int ONE_SEGMENT = 1_460 + 1_192;

    private OutageCases() {
    }

    static List<MatrixCase> all() {
        return List.of(
                measured("BH", "10 MB, 5 s on / 2 s off",
                        "session survives (< dead timer); resumes; cwnd reset to CWND_TIMEDOUT",
                        () -> dark(new Outage(5 * Time.SECOND, 2 * Time.SECOND, 7 * Time.SECOND), true)),
                measured("BH-60", "10 MB, 60 s off once, dead timer 120 s",
                        "session survives (< dead timer); resumes; cwnd reset to CWND_TIMEDOUT", () ->
                        dark(new Outage(2 * Time.SECOND, 60 * Time.SECOND, 0), true)),
                measured("BH-1", "10 MB, way back off for 5 s, way there off for 5 s",
                        "session survives; resumes; cwnd reset to CWND_TIMEDOUT", () ->
                        dark(new Outage(2 * Time.SECOND, 5 * Time.SECOND, 0), false)),
                measured("DEAD", "peer vanishes during a transfer and while idle",
                        "declared dead by policy timer (60 s from the first unanswered sign); flows get exceptions; "
                        + "all state freed, 0 bytes leaked", OutageCases::dead));
    }

    private static Outcome dark(Outage outage, boolean both) {
        if (both) {
            return dark(outage, true, true);
        }
        return Outcome.all(dark(outage, true, false), dark(outage, false, true));
    }

    private static Outcome dark(Outage outage, boolean there, boolean back) {
        Link link = Transfer.USUAL.withOutage(outage);
        Transfer transfer = new Transfer(Transfer.USUAL, 1, 1, 10_000_000);
        if (there) {
            transfer.simulation.network().setLink(
                    transfer.alice.address().getAddress(), transfer.bob.address().getAddress(), link);
        }
        if (back) {
            transfer.simulation.network().setLink(
                    transfer.bob.address().getAddress(), transfer.alice.address().getAddress(), link);
        }
        long end = outage.from() + outage.length();
        transfer.begin().simulation.runFor(outage.from() - Time.MILLISECOND);
        List.of(transfer.alice, transfer.bob).forEach(peer -> peer.driver.endpoint().sessions()
                .forEach(session -> session.setSilenceLimit(120 * Time.SECOND, peer.driver.now())));
        transfer.simulation.runFor(end - transfer.simulation.now());
        final long inFlight = transfer.session.bytesInFlight();
        final long arrived = transfer.bytesArrived();
        transfer.simulation.runUntil(() -> transfer.bytesArrived() > arrived, LIMIT);
        final long stall = (transfer.simulation.now() - end) / Time.MILLISECOND;
        final long time = transfer.await(LIMIT);
        boolean survived = transfer.alice.count(EndpointEvent.SessionClosed.class) == 0
                && transfer.bob.count(EndpointEvent.SessionClosed.class) == 0;
        return Outcome.of(time > 0 && transfer.isIntact() && survived && inFlight <= ONE_SEGMENT,
                String.format(Locale.ROOT, "complete after %d ms, stalled %d ms after recovery, %d bytes in flight at "
                        + "its end; ",
                        transfer.simulation.now() / Time.MILLISECOND, stall, inFlight), Map.of("stall", stall));
    }

    private static Outcome dead() {
        List<Outcome> outcomes = new ArrayList<>();
        for (boolean busy : new boolean[] {true, false}) {
            Transfer transfer = new Transfer(Transfer.USUAL, 1, 1, busy ? 100_000_000 : 100_000).begin();
            transfer.simulation.runFor(5 * Time.SECOND);
            transfer.simulation.network().setFilter((datagram, from, to) -> false);
            final long begin = transfer.simulation.now();
            final var far = transfer.bob.sessionWith("alice").orElseThrow();
            transfer.simulation.runUntil(() -> transfer.alice.count(EndpointEvent.SessionClosed.class) > 0, LIMIT);
            final long time = (transfer.simulation.now() - begin) / Time.MILLISECOND;
            boolean told = transfer.alice.count(EndpointEvent.FlowCompleted.class) == 1
                    && transfer.alice.events(EndpointEvent.SessionClosed.class).get(0).reason().name()
                    .equals("TIMED_OUT");
            transfer.simulation.runFor(300 * Time.SECOND);
            boolean bobTold = transfer.bob.count(EndpointEvent.FlowFinished.class) == 1
                    && transfer.bob.count(EndpointEvent.SessionClosed.class) == 1;
            boolean empty = transfer.alice.driver.endpoint().nextDeadline() == Time.NEVER
                    && transfer.bob.driver.endpoint().nextDeadline() == Time.NEVER
                    && transfer.alice.driver.endpoint().sessions().isEmpty()
                    && transfer.bob.driver.endpoint().sessions().isEmpty();
            long leaked = transfer.session.bytesHeld() + transfer.session.bytesInFlight() + far.bytesHeld()
                    + far.bytesInFlight();
            outcomes.add(Outcome.of(time <= 60_250 && told && bobTold && empty && leaked == 0, String.format(
                    "%s: dead after %d ms, %d bytes leaked; ", busy ? "busy" : "idle", time, leaked)));
        }
        return Outcome.all(outcomes.toArray(new Outcome[0]));
    }
}
