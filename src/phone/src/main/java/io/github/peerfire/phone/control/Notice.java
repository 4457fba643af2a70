package io.github.peerfire.phone.control;

import io.github.peerfire.smack.calls.CallPhase;
import java.util.OptionalInt;

/**
 * Something that the user should read.
 *
 * @param number the first one of a phone has 1, each later one is higher
 * @param sentence what happened and, where there is something, what to do
 * @param call the number of the call that it asks whether to take; empty if it asks nothing
 */
public record Notice(long number, String sentence, OptionalInt call) {

    /** One that asks nothing. */
    public Notice(long number, String sentence) {
        this(number, sentence, OptionalInt.empty());
    }

    /** Whether it is still so: a question is not when it was answered. */
    public boolean holds(PhoneSnapshot now) {
        return call.isEmpty() || now.call(call.getAsInt())
                .filter(asking -> asking.rings() || asking.state().phase() == CallPhase.IDLE).isPresent();
    }
}
