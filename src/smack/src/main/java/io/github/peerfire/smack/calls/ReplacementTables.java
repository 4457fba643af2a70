package io.github.peerfire.smack.calls;

import static io.github.peerfire.smack.calls.ReplacementPhase.LIVE;
import static io.github.peerfire.smack.calls.ReplacementPhase.MOVED;
import static io.github.peerfire.smack.calls.ReplacementPhase.OPENING;
import static io.github.peerfire.smack.calls.ReplacementPhase.OWING;
import static io.github.peerfire.smack.calls.ReplacementPhase.REPLACING;
import static io.github.peerfire.smack.calls.ReplacementPhase.YIELDING;

/**
 * The machine of a call's transport: who sends transport-replace, and when (ProtoXEP 7.6). A request of the other side
 * without a cell is out of order.
 */
final class ReplacementTables {

    /** For the initiator of the session, who goes first, and whose transport-replace overrules the responder's. */
    static final StateTable<ReplacementPhase, ReplacementEvent, ChangeCell<ReplacementPhase, ReplacementAction>>
            INITIATOR = first(common()).build();

    /** For the responder. */
    static final StateTable<ReplacementPhase, ReplacementEvent, ChangeCell<ReplacementPhase, ReplacementAction>>
            RESPONDER = second(common()).build();

    private ReplacementTables() {
    }

    private static ChangeRows<ReplacementPhase, ReplacementEvent, ReplacementAction> common() {
        ChangeRows<ReplacementPhase, ReplacementEvent, ReplacementAction> rows =
                new ChangeRows<>(ReplacementPhase.class, ReplacementEvent.class);
        return followed(rows, LIVE, MOVED, OPENING, YIELDING)
                .in(LIVE)
                .on(ReplacementEvent.LOST, OPENING)
                .on(ReplacementEvent.LOST_BOTH, OPENING)
                // ProtoXEP 7.6: the call goes on under the old one.
                .on(ReplacementEvent.MOVED, MOVED)
                .on(ReplacementEvent.MOVED_BOTH, MOVED)

                .in(MOVED)
                .on(ReplacementEvent.LOST, REPLACING, ReplacementAction.REPLACE)

                .in(OPENING)
                .on(ReplacementEvent.READY, LIVE)
                .on(ReplacementEvent.MOVED, REPLACING, ReplacementAction.REPLACE)

                .in(YIELDING)
                .on(ReplacementEvent.READY, MOVED)
                .on(ReplacementEvent.TIMEOUT, REPLACING, ReplacementAction.REPLACE)

                .in(REPLACING)
                .on(ReplacementEvent.FAR_ACCEPT, OPENING, ReplacementAction.RECONNECT)
                .on(ReplacementEvent.FAR_REJECT, YIELDING, ReplacementAction.WAIT)
                .on(ReplacementEvent.REFUSED, YIELDING, ReplacementAction.WAIT)

                .in(OWING)
                .on(ReplacementEvent.READY, LIVE)
                .on(ReplacementEvent.FAR_REPLACE_UNREADY, OWING)
                .on(ReplacementEvent.MOVED, OPENING, ReplacementAction.ACCEPT, ReplacementAction.RECONNECT)
                .on(ReplacementEvent.MOVED_BOTH, OPENING, ReplacementAction.ACCEPT, ReplacementAction.RECONNECT)
                .on(ReplacementEvent.FAR_REPLACE, OPENING, ReplacementAction.ACCEPT, ReplacementAction.RECONNECT);
    }

    private static ChangeRows<ReplacementPhase, ReplacementEvent, ReplacementAction> followed(
            ChangeRows<ReplacementPhase, ReplacementEvent, ReplacementAction> rows, ReplacementPhase... phases) {
        for (ReplacementPhase phase : phases) {
            rows.in(phase)
                    .on(ReplacementEvent.FAR_REPLACE, OPENING, ReplacementAction.ACCEPT, ReplacementAction.RECONNECT)
                    .on(ReplacementEvent.FAR_REPLACE_UNREADY, OWING);
        }
        return rows;
    }

    // ProtoXEP 7.6: both lost: the initiator goes first. ProtoXEP 6.7: initiator wins in a session.
    private static ChangeRows<ReplacementPhase, ReplacementEvent, ReplacementAction> first(
            ChangeRows<ReplacementPhase, ReplacementEvent, ReplacementAction> rows) {
        return rows
                .in(MOVED).on(ReplacementEvent.LOST_BOTH, REPLACING, ReplacementAction.REPLACE)
                .in(OPENING).on(ReplacementEvent.MOVED_BOTH, REPLACING, ReplacementAction.REPLACE)
                .in(REPLACING)
                .tie(ReplacementEvent.FAR_REPLACE, REPLACING)
                .tie(ReplacementEvent.FAR_REPLACE_UNREADY, REPLACING);
    }

    private static ChangeRows<ReplacementPhase, ReplacementEvent, ReplacementAction> second(
            ChangeRows<ReplacementPhase, ReplacementEvent, ReplacementAction> rows) {
        rows.in(MOVED).on(ReplacementEvent.LOST_BOTH, YIELDING, ReplacementAction.WAIT)
                .in(OPENING).on(ReplacementEvent.MOVED_BOTH, YIELDING, ReplacementAction.WAIT);
        return followed(rows, REPLACING);
    }
}
