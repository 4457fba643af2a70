package io.github.peerfire.openfire.introduction;

import org.xmpp.packet.JID;

/** What users decided about each other. May block: not for event loops. */
public interface Contacts {

    /** Whether an account's roster has a bare JID with subscription {@code from} or {@code both}. */
    boolean isSubscribed(JID account, JID contact);

    /** Whether a full JID keeps its presence from somebody, by block list or privacy list. */
    boolean isBlocked(JID holder, JID contact);
}
