package io.github.peerfire.client;

import io.github.peerfire.smack.element.PresenceEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** Nobody is a contact, and presence tells of nobody; keeps to whom ours was sent. */
final class Strangers implements Presences {

    private final List<String> told = new ArrayList<>();

    /** What was sent since this was asked last. */
    List<String> takeTold() {
        List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }

    @Override
    public boolean seesUs(BareJid account) {
        return false;
    }

    @Override
    public boolean isBlocked(BareJid account) {
        return false;
    }

    @Override
    public boolean isCallable(BareJid account) {
        return false;
    }

    @Override
    public boolean had(EntityFullJid device, String peer) {
        return false;
    }

    @Override
    public Optional<PresenceEndpoint> endpoint(EntityFullJid device) {
        return Optional.empty();
    }

    @Override
    public CompletionStage<Void> admit(Jid service, BareJid account, int seconds) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void showTo(BareJid account) {
        told.add("show to " + account);
    }

    @Override
    public void hideFrom(BareJid account) {
        told.add("hide from " + account);
    }
}
