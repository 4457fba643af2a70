package io.github.peerfire.smack.muji;

import io.github.peerfire.smack.muji.element.Muji;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jxmpp.jid.parts.Resourcepart;

/** Tells a room what the user takes part in. */
@FunctionalInterface
public interface ConferenceRoom {

    /** Sends the user's presence to the room; empty for no part in the conference. Does not block. */
    void announce(Optional<Muji> muji);

    /**
     * Asks the room whether an occupant is there still. Does not block; completes on the calls' thread, never fails.
     */
    default CompletionStage<RoomAnswer> ask(Resourcepart occupant) {
        return CompletableFuture.completedFuture(RoomAnswer.THERE);
    }
}
