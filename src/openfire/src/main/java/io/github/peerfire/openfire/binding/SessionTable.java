package io.github.peerfire.openfire.binding;

import io.github.peerfire.flash.crypto.PeerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The admitted RTMFP sessions by what they are looked up by, oldest first. Guarded by the registry. */
final class SessionTable {

    private final Map<Long, AdmittedSession> byConnection = new LinkedHashMap<>();
    private final Map<PeerId, AdmittedSession> byPeer = new HashMap<>();
    private final Map<String, Set<AdmittedSession>> byAccount = new HashMap<>();

    void add(AdmittedSession session) {
        byConnection.put(session.connectionId(), session);
        byPeer.put(session.peer().id(), session);
        joinAccount(session);
    }

    AdmittedSession remove(long connectionId) {
        AdmittedSession session = byConnection.remove(connectionId);
        if (session != null) {
            byPeer.remove(session.peer().id(), session);
            leaveAccount(session);
        }
        return session;
    }

    /** Binds a session and files it under the account that it is bound to. */
    void bind(AdmittedSession session, Binding binding) {
        leaveAccount(session);
        session.bind(binding);
        joinAccount(session);
    }

    AdmittedSession get(long connectionId) {
        return byConnection.get(connectionId);
    }

    /** The newest session of a peer ID, or null. */
    AdmittedSession get(PeerId peer) {
        return byPeer.get(peer);
    }

    /** The sessions of a bare JID at this moment, oldest first. */
    List<AdmittedSession> ofAccount(String bareJid) {
        return List.copyOf(byAccount.getOrDefault(bareJid, Set.of()));
    }

    Collection<AdmittedSession> all() {
        return byConnection.values();
    }

    private void joinAccount(AdmittedSession session) {
        if (session.account() != null) {
            byAccount.computeIfAbsent(session.account(), bare -> new LinkedHashSet<>()).add(session);
        }
    }

    private void leaveAccount(AdmittedSession session) {
        if (session.account() == null) {
            return;
        }
        byAccount.computeIfPresent(session.account(), (bare, sessions) -> {
            sessions.remove(session);
            return sessions.isEmpty() ? null : sessions;
        });
    }
}
