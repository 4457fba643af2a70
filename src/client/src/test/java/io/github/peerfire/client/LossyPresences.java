package io.github.peerfire.client;

import io.github.peerfire.smack.element.PresenceEndpoint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** What presence tells a device in a simulated world, where everybody is everybody's contact. */
final class LossyPresences implements Presences {

    private final Map<EntityFullJid, PresenceEndpoint> told = new HashMap<>();
    private final Map<EntityFullJid, Set<String>> former = new HashMap<>();

    void told(EntityFullJid other, Optional<PresenceEndpoint> endpoint) {
        Optional.ofNullable(told.get(other)).ifPresent(known ->
                former.computeIfAbsent(other, device -> new HashSet<>()).add(known.peer()));
        endpoint.ifPresentOrElse(known -> told.put(other, known), () -> told.remove(other));
    }

    /** Another stream begins with nothing. */
    void forget() {
        told.clear();
        former.clear();
    }

    @Override
    public boolean seesUs(BareJid account) {
        return true;
    }

    @Override
    public boolean isBlocked(BareJid account) {
        return false;
    }

    @Override
    public boolean isCallable(BareJid account) {
        return told.keySet().stream().anyMatch(device -> device.asBareJid().equals(account));
    }

    @Override
    public Optional<PresenceEndpoint> endpoint(EntityFullJid device) {
        return Optional.ofNullable(told.get(device));
    }

    @Override
    public boolean had(EntityFullJid device, String peer) {
        return former.getOrDefault(device, Set.of()).contains(peer);
    }

    @Override
    public CompletionStage<Void> admit(Jid service, BareJid account, int seconds) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void showTo(BareJid account) {
        // Everybody sees us.
    }

    @Override
    public void hideFrom(BareJid account) {
        // Everybody sees us.
    }
}
