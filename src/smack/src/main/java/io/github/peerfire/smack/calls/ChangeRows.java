package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.JingleFault;
import java.util.List;

/**
 * Writes the table of a machine down that changes a call while it goes on.
 *
 * @param <P> the states
 * @param <E> the events
 * @param <A> the actions
 */
final class ChangeRows<P extends Enum<P>, E extends Enum<E>, A> {

    private final StateTable.Builder<P, E, ChangeCell<P, A>> cells;

    ChangeRows(Class<P> states, Class<E> events) {
        cells = new StateTable.Builder<>(states, events);
    }

    /** The cells that follow are in this state. */
    ChangeRows<P, E, A> in(P state) {
        cells.in(List.of(state));
        return this;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    final ChangeRows<P, E, A> on(E event, P next, A... actions) {
        cells.put(event, ChangeCell.to(next, List.of(actions)));
        return this;
    }

    /** The other side's request is refused, since ours goes before it. */
    ChangeRows<P, E, A> tie(E event, P stay) {
        cells.put(event, ChangeCell.refusal(stay, JingleFault.TIE_BREAK));
        return this;
    }

    StateTable<P, E, ChangeCell<P, A>> build() {
        return cells.build();
    }
}
