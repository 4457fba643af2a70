package io.github.peerfire.smack.muji;

import io.github.peerfire.smack.muji.element.Muji;
import java.util.Optional;

/** Tells a room what the user takes part in. */
@FunctionalInterface
public interface ConferenceRoom {

    /** Sends the user's presence to the room; empty for no part in the conference. Does not block. */
    void announce(Optional<Muji> muji);
}
