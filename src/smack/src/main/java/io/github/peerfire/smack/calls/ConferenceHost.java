package io.github.peerfire.smack.calls;

import org.jxmpp.jid.EntityFullJid;

/** What the sessions of a conference need besides. Called on the calls' thread; must not block. */
public interface ConferenceHost extends CallHost {

    /** Whether a device takes part in the conference, so that its sessions are accepted without asking. */
    boolean isParticipant(EntityFullJid device);
}
