package io.github.peerfire.smack.muji;

import org.jxmpp.jid.EntityFullJid;

/** Is told what becomes of a conference. Called on the calls' thread. */
public interface ConferenceListener {

    /** Where the user stands now. */
    void state(ConferenceState state);

    /** Somebody takes part who did not. */
    void came(Occupant participant);

    /** A participant takes part with something else than before. */
    void changed(Occupant participant);

    /** The user joined after this participant, and so begins the session with it. */
    void meet(Occupant participant);

    /** A device does not take part any more, or is not in the room any more. */
    void left(EntityFullJid device);
}
