package io.github.peerfire.testbed.openfire.inside;

import java.util.List;
import org.jivesoftware.openfire.PresenceManager;
import org.jivesoftware.openfire.SessionManager;
import org.jivesoftware.openfire.SharedGroupException;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.roster.Roster;
import org.jivesoftware.openfire.roster.RosterItem;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.openfire.user.User;
import org.jivesoftware.openfire.user.UserAlreadyExistsException;
import org.jivesoftware.openfire.user.UserManager;
import org.jivesoftware.openfire.user.UserNotFoundException;
import org.xmpp.packet.JID;

/** Users and their rosters. */
final class Accounts {
    void create(String name, String password) {
        try {
            UserManager.getInstance().createUser(name, password, null, null);
        } catch (UserAlreadyExistsException e) {
            throw new IllegalArgumentException("There is a user " + name + " already.", e);
        }
    }

    void delete(String name) {
        try {
            User user = UserManager.getInstance().getUser(name);
            XMPPServer.getInstance().getRosterManager().deleteRoster(address(name));
            UserManager.getInstance().deleteUser(user);
        } catch (UserNotFoundException e) {
            return;
        }
    }

    void password(String name, String password) {
        try {
            UserManager.getInstance().getUser(name).setPassword(password);
        } catch (UserNotFoundException e) {
            throw new IllegalArgumentException("There is no user " + name + ".", e);
        }
    }

    void subscribe(String owner, String contact) {
        try {
            Roster roster = roster(owner);
            JID address = address(contact);
            RosterItem item = roster.isRosterItem(address)
                    ? roster.getRosterItem(address)
                    : roster.createRosterItem(address, false, true);
            item.setSubStatus(RosterItem.SUB_BOTH);
            roster.updateRosterItem(item);
            roster.broadcast(item, false);
        } catch (UserNotFoundException | UserAlreadyExistsException | SharedGroupException e) {
            throw new IllegalArgumentException("The roster of " + owner + " can't take " + contact + ".", e);
        }
    }

    void forget(String owner, String contact) {
        try {
            XMPPServer.getInstance().getPresenceManager()
                    .sendUnavailableFromSessions(address(contact), address(owner));
            roster(owner).deleteRosterItem(address(contact), false);
        } catch (SharedGroupException e) {
            throw new IllegalArgumentException("The roster of " + owner + " can't lose " + contact + ".", e);
        }
    }

    /** Shows {@code contact}'s presence to each session of {@code name} that wants presence. */
    void probe(String name, String contact) {
        PresenceManager presences = XMPPServer.getInstance().getPresenceManager();
        for (ClientSession session : sessions(name)) {
            if (session.getPresence().isAvailable()) {
                presences.probePresence(session.getAddress(), address(contact));
            }
        }
    }

    /** All sessions of a user; {@link SessionManager#getSessions(String)} leaves out those without presence. */
    static List<ClientSession> sessions(String name) {
        return SessionManager.getInstance().getSessions().stream()
                .filter(session -> name.equals(session.getAddress().getNode()))
                .toList();
    }

    private static Roster roster(String owner) {
        try {
            return XMPPServer.getInstance().getRosterManager().getRoster(owner);
        } catch (UserNotFoundException e) {
            throw new IllegalArgumentException("There is no user " + owner + ".", e);
        }
    }

    private static JID address(String name) {
        return XMPPServer.getInstance().createJID(name, null);
    }
}
