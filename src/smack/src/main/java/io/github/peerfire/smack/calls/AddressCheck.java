package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.PresenceEndpoint;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether the peer ID of a Jingle transport is the one that the server vouches for (ProtoXEP 6.5). */
enum AddressCheck {
    /** It is or was, or presence tells nothing. */
    RIGHT,
    /** It is of a newer binding, which presence has to confirm within 10 s. */
    TO_BE_CONFIRMED,
    /** It is somebody else's. */
    WRONG;

    /** @param had whether presence told a peer ID of that device before */
    static AddressCheck of(RtmfpTransport transport, Optional<PresenceEndpoint> told, Predicate<String> had) {
        if (told.isEmpty() || transport.peer().equals(told.map(PresenceEndpoint::peer))) {
            return RIGHT;
        }
        if (transport.peer().filter(had).isPresent()) {
            // The news of another binding were faster; the device's own it was all the same.
            return RIGHT;
        }
        boolean newer = transport.epoch().filter(epoch -> epoch > told.get().epoch()).isPresent();
        return newer ? TO_BE_CONFIRMED : WRONG;
    }
}
