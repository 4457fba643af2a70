package io.github.peerfire.openfire;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.openfire.binding.Binding;
import io.github.peerfire.openfire.binding.BindingRegistry;
import io.github.peerfire.openfire.binding.Visibility;
import io.github.peerfire.openfire.lookup.Users;
import io.github.peerfire.openfire.presence.XmppSessions;
import java.util.Comparator;
import java.util.Optional;
import org.jivesoftware.openfire.user.UserManager;
import org.jivesoftware.openfire.user.UserNotFoundException;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/** Openfire's users, and the endpoints that they bound and want to be found by everybody. */
record BoundUsers(String domain, BindingRegistry bindings, XmppSessions sessions) implements Users {

    private static final int LESS_THAN_ANY_PRIORITY = -129;

    @Override
    public boolean isAccount(String name) {
        try {
            UserManager.getInstance().getUser(JID.nodeprep(name));
            return true;
        } catch (UserNotFoundException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public Optional<PeerId> find(String name) {
        // ProtoXEP 8.1: highest presence priority, then latest epoch
        return bindings.ofAccount(new JID(name, domain, null)).stream()
                .filter(binding -> binding.options().visibility() == Visibility.LEGACY)
                .max(Comparator.comparingInt(this::priority).thenComparingLong(Binding::epoch))
                .map(Binding::peer);
    }

    private int priority(Binding binding) {
        return sessions.lastPresence(binding.holder()).filter(Presence::isAvailable).map(Presence::getPriority)
                .orElse(LESS_THAN_ANY_PRIORITY);
    }
}
