package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.JingleFault;
import java.util.List;
import java.util.Optional;

/**
 * One cell of a machine that changes a call while it goes on.
 *
 * @param next the state afterwards
 * @param fault how the other side's request is refused; then nothing else happens
 * @param actions what is done, in this order
 * @param <P> the states
 * @param <A> the actions
 */
record ChangeCell<P, A>(P next, Optional<JingleFault> fault, List<A> actions) {

    /** Copies the list. */
    ChangeCell {
        actions = List.copyOf(actions);
    }

    static <P, A> ChangeCell<P, A> to(P next, List<A> actions) {
        return new ChangeCell<>(next, Optional.empty(), actions);
    }

    static <P, A> ChangeCell<P, A> refusal(P stay, JingleFault fault) {
        return new ChangeCell<>(stay, Optional.of(fault), List.of());
    }
}
