package io.github.peerfire.openfire.lookup;

import io.github.peerfire.flash.crypto.PeerId;
import java.util.Optional;

/** The XMPP users of this server. May wait for its database. */
public interface Users {

    /** Whether there is an account of that name. */
    boolean isAccount(String name);

    /** The endpoint by which a user is found by everybody, if he wants that. */
    Optional<PeerId> find(String name);
}
