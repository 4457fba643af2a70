package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallAbilities;
import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.calls.CallHost;
import io.github.peerfire.smack.calls.CallManners;
import io.github.peerfire.smack.calls.CallMedia;
import io.github.peerfire.smack.calls.CallSession;
import io.github.peerfire.smack.calls.MissedCall;
import io.github.peerfire.smack.element.PresenceEndpoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;

/** What the calls of a client need from it. Lives on the client's thread. */
final class ClientCallHost implements CallHost {

    /** Longer than any call takes to be set up and to be restored. */
    private static final int ADMISSION_SECONDS = 3600;

    private final BareJid self;
    private final CallAbilities abilities;
    private final Presences presences;
    private final RendezvousKeeper keeper;
    private final CallClock clock;
    private final Calls calls;
    private final Set<BareJid> strangers = new HashSet<>();
    private final List<CallStreamMedia> media = new ArrayList<>();
    private Binding shown;
    private volatile CallManners manners;
    private volatile BooleanSupplier engaged = () -> false;

    /** What a client does with calls that come, go and are missed. */
    interface Calls {

        void alerting(CallSession call);

        void missed(MissedCall call);

        void replaced(CallSession old, CallSession next);
    }

    ClientCallHost(
            ClientConfig config, Presences presences, RendezvousKeeper keeper, CallClock clock, Calls calls) {
        this.self = config.account();
        this.abilities = config.abilities();
        this.manners = config.manners();
        this.presences = presences;
        this.keeper = keeper;
        this.clock = clock;
        this.calls = calls;
        this.shown = keeper.binding();
    }

    @Override
    public boolean isContact(BareJid account) {
        return account.equals(self) || presences.seesUs(account);
    }

    @Override
    public boolean isCallable(BareJid account) {
        return presences.isCallable(account);
    }

    @Override
    public Optional<PresenceEndpoint> endpoint(EntityFullJid device) {
        return presences.endpoint(device);
    }

    @Override
    public boolean hadEndpoint(EntityFullJid device, String peer) {
        return presences.had(device, peer);
    }

    @Override
    public CallAbilities abilities() {
        return abilities;
    }

    @Override
    public CompletionStage<Void> prepare(BareJid account) {
        return admit(account).thenRun(() -> {
            if (!isContact(account)) {
                show(account);
            }
        });
    }

    /** Makes sure that our binding lives, and that an account is introduced to us (ProtoXEP 5.6). */
    CompletionStage<Void> admit(BareJid account) {
        return keeper.live().thenCompose(binding -> isContact(account)
                ? CompletableFuture.completedFuture(null)
                : presences.admit(binding.service(), account, ADMISSION_SECONDS));
    }

    /** ProtoXEP 7.1: without shared presence both sides send directed presence. */
    private void show(BareJid account) {
        presences.showTo(account);
        clock.execute(() -> strangers.add(account));
    }

    /** No call with this account is left. */
    void parted(BareJid account) {
        if (strangers.remove(account)) {
            presences.hideFrom(account);
        }
    }

    /** Our binding, or our addresses, are others than before. */
    void bindingChanged() {
        media.removeIf(CallStreamMedia::isClosed);
        List.copyOf(media).forEach(CallStreamMedia::bindingChanged);
        if (keeper.isLive() && keeper.binding() != shown) {
            shown = keeper.binding();
            // ProtoXEP 5.3: the server does not repeat directed presence.
            strangers.forEach(presences::showTo);
        }
    }

    /** XMPP is there again, and strangers have forgotten our presence if it was not resumed. */
    void xmppBack(boolean resumed) {
        if (!resumed) {
            strangers.forEach(presences::showTo);
        }
    }

    @Override
    public CallManners manners() {
        return manners;
    }

    void setManners(CallManners wanted) {
        manners = wanted;
    }

    /** What tells of calls of other kinds; any thread. */
    void setEngaged(BooleanSupplier otherwise) {
        engaged = otherwise;
    }

    @Override
    public boolean isEngaged() {
        return engaged.getAsBoolean();
    }

    @Override
    public boolean isBlocked(BareJid account) {
        return presences.isBlocked(account);
    }

    /**
     * Whether a call that does not come by XMPP may ring at the moment. Any thread.
     *
     * @param contact whether it is a contact's
     * @param busy whether the user is in a call already
     */
    boolean mayRing(boolean contact, boolean busy) {
        CallManners now = manners;
        return !now.doNotDisturb() && (contact || now.strangers())
                && (!busy || now.inCall() == CallManners.InCall.CALL_WAITING);
    }

    @Override
    public CallMedia media(String sid, boolean initiator) {
        return media(sid, initiator, new OwnStream());
    }

    /** Media for a session that sends a certain stream. */
    CallStreamMedia media(String sid, boolean initiator, Outgoing outgoing) {
        CallStreamMedia made = new CallStreamMedia(sid, initiator, clock, keeper, outgoing);
        clock.execute(() -> {
            media.removeIf(CallStreamMedia::isClosed);
            media.add(made);
        });
        return made;
    }

    @Override
    public void alerting(CallSession call) {
        calls.alerting(call);
    }

    @Override
    public void missed(MissedCall call) {
        calls.missed(call);
    }

    @Override
    public void replaced(CallSession old, CallSession next) {
        calls.replaced(old, next);
    }
}
