package io.github.peerfire.openfire.introduction;

import java.util.Optional;
import java.util.stream.Stream;
import org.jivesoftware.openfire.SessionManager;
import org.jivesoftware.openfire.privacy.PrivacyList;
import org.jivesoftware.openfire.privacy.PrivacyListManager;
import org.jivesoftware.openfire.roster.RosterItem;
import org.jivesoftware.openfire.roster.RosterManager;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.openfire.user.UserNotFoundException;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/** Reads Openfire's rosters and privacy lists, in which it keeps block lists too. */
public final class OpenfireContacts implements Contacts {

    private final RosterManager rosters;
    private final SessionManager sessions;
    private final PrivacyListManager privacyLists;

    /** Reads from the given managers. */
    public OpenfireContacts(RosterManager rosters, SessionManager sessions, PrivacyListManager privacyLists) {
        this.rosters = rosters;
        this.sessions = sessions;
        this.privacyLists = privacyLists;
    }

    @Override
    public boolean isSubscribed(JID account, JID contact) {
        try {
            RosterItem item = rosters.getRoster(account.getNode()).getRosterItem(contact.asBareJID());
            return item.getSubStatus() == RosterItem.SUB_FROM || item.getSubStatus() == RosterItem.SUB_BOTH;
        } catch (UserNotFoundException e) {
            return false;
        }
    }

    @Override
    public boolean isBlocked(JID holder, JID contact) {
        Presence presence = new Presence();
        presence.setFrom(holder);
        presence.setTo(contact);
        return lists(holder).anyMatch(list -> list.shouldBlockPacket(presence));
    }

    /** The session's list and the account's: block lists are kept in the latter whatever the session uses. */
    private Stream<PrivacyList> lists(JID holder) {
        ClientSession session = sessions.getSession(holder);
        PrivacyList active = session == null ? null : session.getActiveList();
        return Stream.of(Optional.ofNullable(active),
                // Openfire 4.2.0 goes on to tell the one that was the default before its user declined it.
                Optional.ofNullable(privacyLists.getDefaultPrivacyList(holder.getNode()))
                        .filter(PrivacyList::isDefault)).flatMap(Optional::stream);
    }
}
