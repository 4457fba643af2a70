package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.element.JingleReason;
import java.util.List;
import java.util.Optional;

/**
 * One cell of a call machine's table.
 *
 * @param next the state afterwards
 * @param reason what retract, reject, terminate and finish give as reason; empty: what the other side gave
 * @param actions what is done, in this order
 */
record CallCell(CallState next, Optional<JingleReason> reason, List<CallAction> actions) {

    /** Copies the list. */
    CallCell {
        actions = List.copyOf(actions);
    }
}
