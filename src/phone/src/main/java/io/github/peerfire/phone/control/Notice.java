package io.github.peerfire.phone.control;

import io.github.peerfire.client.ClientState;
import io.github.peerfire.smack.calls.CallPhase;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that the user should read.
 *
 * @param number the first one of a phone has 1, each later one is higher
 * @param sentence what happened and, where there is something, what to do
 * @param call the number of the call that it asks whether to take; empty if it asks nothing
 * @param connections what of them it says to be there; empty if it is about something else
 */
public record Notice(long number, String sentence, OptionalInt call, Optional<ClientState> connections) {

    /** One that asks nothing, and is not about connections. */
    public Notice(long number, String sentence) {
        this(number, sentence, OptionalInt.empty(), Optional.empty());
    }

    /** Whether it is still so: a question is not when it was answered, nor is what other connections there were. */
    public boolean holds(PhoneSnapshot now) {
        boolean asks = call.isEmpty() || now.call(call.getAsInt())
                .filter(asking -> asking.rings() || asking.state().phase() == CallPhase.IDLE).isPresent();
        boolean others = connections.isPresent() && now.connection().isPresent()
                && !connections.equals(now.connection());
        return asks && !others;
    }
}
