package io.github.peerfire.client;

import io.github.peerfire.smack.RtmfpManager;
import io.github.peerfire.smack.calls.CallAbilities;
import io.github.peerfire.smack.calls.CallHost;
import io.github.peerfire.smack.calls.CallMedia;
import io.github.peerfire.smack.calls.CallSession;
import io.github.peerfire.smack.element.PresenceEndpoint;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;

/** What the calls of a client need from it. Lives on the client's thread. */
final class ClientCallHost implements CallHost {

    /** Longer than any call takes to be set up and to be restored. */
    private static final int ADMISSION_SECONDS = 3600;

    private final BareJid self;
    private final CallAbilities abilities;
    private final RtmfpManager manager;
    private final ContactList contacts;
    private final RendezvousKeeper keeper;
    private final ClientThread thread;
    private final Consumer<CallSession> alerting;
    private final Set<BareJid> strangers = new HashSet<>();

    ClientCallHost(
            BareJid self, CallAbilities abilities, RtmfpManager manager, ContactList contacts, RendezvousKeeper keeper,
            ClientThread thread, Consumer<CallSession> alerting) {
        this.self = self;
        this.abilities = abilities;
        this.manager = manager;
        this.contacts = contacts;
        this.keeper = keeper;
        this.thread = thread;
        this.alerting = alerting;
    }

    @Override
    public boolean isContact(BareJid account) {
        return account.equals(self) || contacts.seesUs(account);
    }

    @Override
    public Optional<PresenceEndpoint> endpoint(EntityFullJid device) {
        return manager.endpoints().endpoint(device);
    }

    @Override
    public CallAbilities abilities() {
        return abilities;
    }

    @Override
    public CompletionStage<Void> prepare(BareJid account) {
        return keeper.live().thenCompose(binding -> isContact(account)
                ? CompletableFuture.completedFuture(null)
                : manager.admit(binding.service(), account, ADMISSION_SECONDS).thenRun(() -> show(account)));
    }

    /** ProtoXEP 7.1: without shared presence both sides send directed presence. */
    private void show(BareJid account) {
        manager.showTo(account);
        thread.execute(() -> strangers.add(account));
    }

    /** No call with this account is left. */
    void parted(BareJid account) {
        if (strangers.remove(account)) {
            manager.hideFrom(account);
        }
    }

    @Override
    public CallMedia media(String sid, boolean initiator) {
        return new CallStreamMedia(sid, initiator, thread, keeper::binding);
    }

    @Override
    public void alerting(CallSession call) {
        alerting.accept(call);
    }
}
