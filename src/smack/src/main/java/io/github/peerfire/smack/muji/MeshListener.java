package io.github.peerfire.smack.muji;

import io.github.peerfire.smack.calls.CallSession;
import org.jxmpp.jid.EntityFullJid;

/** Is told with whom there are sessions. Called on the calls' thread. */
public interface MeshListener {

    /** Where the user stands now. */
    void state(ConferenceState state);

    /** Somebody takes part who did not. */
    void came(EntityFullJid participant);

    /** Participants take part with something else than before. */
    void changed();

    /** The session with a participant begins, or begins anew. */
    void began(CallSession session);

    /** Somebody does not take part any more; the session is over. */
    void left(EntityFullJid participant);
}
