package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what a propose does: rings, migrates a call, answers busy, or is missed (ProtoXEP 7.2, 7.5). */
final class Proposals {

    private static final Logger LOG = LoggerFactory.getLogger(Proposals.class);

    /** ProtoXEP 7.2: what is older is a missed call. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    /** What was stored on its way may be followed at once by the news that it is withdrawn. */
    private static final Duration SECOND_THOUGHT = Duration.ofMillis(500);

    /** The archive may tell that what comes late was answered. */
    private static final Duration STALE = Duration.ofSeconds(10);

    private static final int MAX_DEFERRED = 64;

    private final CallContext context;
    private final CallRegister register;
    private final MissedCalls missed;
    private final ProposeLimit limit = new ProposeLimit();
    private final Map<String, Deferred> deferred = new LinkedHashMap<>();

    /** Of each account the last that was one too many. */
    private final Map<BareJid, Excess> excess = new LinkedHashMap<>();

    private record Deferred(CallMessage propose, CallClock.Timer timer) {
    }

    private record Excess(CallMessage propose, long arrival) {
    }

    Proposals(CallContext context, CallRegister register, MissedCalls missed) {
        this.context = context;
        this.register = register;
        this.missed = missed;
    }

    /** A propose arrived. */
    void take(CallMessage propose) {
        String id = propose.content().id();
        if (!isNews(propose)) {
            LOG.debug("A propose from {} is not heard", propose.from());
        } else if (propose.age().compareTo(FRESH) > 0) {
            missed.expect(propose, STALE);
        } else if (!isCalled(propose.from().asBareJid()) && !admits(propose.from().asBareJid())) {
            LOG.debug("A propose from {} is one too many", propose.from());
            remember(propose);
        } else if (propose.age().isZero()) {
            decide(propose);
        } else if (deferred.size() < MAX_DEFERRED) {
            missed.expect(propose);
            deferred.put(id, new Deferred(propose,
                    context.clock().schedule(SECOND_THOUGHT, () -> reconsider(propose))));
        }
    }

    private void remember(CallMessage tooMany) {
        forgetOld();
        BareJid account = tooMany.from().asBareJid();
        if (excess.size() < MAX_DEFERRED || excess.containsKey(account)) {
            excess.put(account, new Excess(tooMany, context.clock().now()));
        }
    }

    private void forgetOld() {
        excess.values().removeIf(old -> context.clock().now() - old.arrival() > FRESH.toNanos());
    }

    private boolean isNews(CallMessage propose) {
        String id = propose.content().id();
        EntityFullJid device = propose.from().asEntityFullJidIfPossible();
        // What we cannot do is left to the other devices.
        return device != null && !device.equals(context.signals().self())
                && !context.host().isBlocked(device.asBareJid())
                && register.get(id).isEmpty() && !missed.isWaiting(id) && !missed.isSettled(id)
                && propose.content().media().stream().anyMatch(context.host().abilities().kinds()::contains);
    }

    /** Whether an account may make itself heard once more (ProtoXEP section 11). */
    boolean admits(BareJid account) {
        return limit.admits(account, context.host().isContact(account), context.clock().now());
    }

    private void reconsider(CallMessage propose) {
        String id = propose.content().id();
        deferred.remove(id);
        // It is not waiting any more if it was withdrawn or answered meanwhile.
        if (missed.isWaiting(id) && register.get(id).isEmpty()) {
            missed.forget(id);
            decide(propose);
        }
    }

    private void decide(CallMessage propose) {
        JingleMessage content = propose.content();
        BareJid account = propose.from().asBareJid();
        Optional<CallSession> winner = register.prevailing(account, content.id());
        Optional<CallSession> emptied = emptied(account, content.media());
        if (winner.isPresent()) {
            winner.get().performer().setCrossedWith(content.id());
            winner.get().handle(CallEvent.TIE_WON);
        } else if (emptied.isPresent()) {
            missed.answered(content.id());
            emptied.get().handle(CallEvent.EMPTIED);
        } else {
            begin(propose, welcome(account, content.media(), isCalled(account)));
        }
    }

    /** A call that is to go on with what was taken out of it here, and of which nothing is left that was not. */
    private Optional<CallSession> emptied(BareJid account, Set<MediaKind> kinds) {
        return register.covering(account, kinds)
                .filter(old -> old.renegotiation().wanted(kinds).isEmpty())
                .filter(old -> old.requests().isDeviceGone());
    }

    private void begin(CallMessage propose, CallEvent event) {
        if (event == CallEvent.PROPOSE_UNHEARD || event == CallEvent.PROPOSE_UNWANTED) {
            // Another device may take it, or has taken it at the same time.
            missed.expect(propose);
        }
        if (event != CallEvent.PROPOSE_UNHEARD) {
            JingleMessage content = propose.content();
            CallSession call = CallSession.incoming(
                    content.id(), propose.from().asEntityFullJidIfPossible(), content.media(), context);
            limit(call, event);
            register.add(call);
            call.handle(event);
            welcome(call);
        }
    }

    /** Nobody is asked about a call that takes the place of another, so it has no kind that this side took out. */
    void limit(CallSession call, CallEvent welcome) {
        if (welcome == CallEvent.PROPOSE_MIGRATING) {
            register.covering(call.account(), call.kinds())
                    .ifPresent(old -> call.performer().limitTo(old.renegotiation().wanted(call.kinds())));
        }
    }

    /** A call rings here, unless the user is calling its account himself. */
    void welcome(CallSession call) {
        if (isCalled(call.account())) {
            giveWay(call);
        } else if (call.state().phase() == CallPhase.ALERTING) {
            call.setKnown();
            context.host().alerting(call);
        }
    }

    /** The user calls an account; perhaps it is calling already. */
    void placed(BareJid account) {
        forgetOld();
        Excess unheard = excess.remove(account);
        if (register.coming(account).isPresent()) {
            giveWay(register.coming(account).get());
        } else if (unheard != null && isNews(unheard.propose())) {
            // Its sender knows nothing of limits: that call may win the tie with ours (ProtoXEP 7.4).
            decide(unheard.propose());
        }
    }

    /** A caller gave up. */
    void withdrawn(String id, Jid caller) {
        excess.values().removeIf(old -> old.propose().content().id().equals(id)
                && caller != null && old.propose().from().asBareJid().equals(caller.asBareJid()));
    }

    /** The other side prefers its own call, which may not have been decided about yet. */
    void tieLost(BareJid account) {
        deferred.values().stream().filter(waiting -> waiting.propose().from().asBareJid().equals(account)).findFirst()
                .ifPresent(waiting -> {
                    waiting.timer().cancel();
                    reconsider(waiting.propose());
                });
        register.coming(account).ifPresent(call -> call.handle(CallEvent.ACCEPT));
    }

    private boolean isCalled(BareJid account) {
        return !register.crossing(account).isEmpty();
    }

    /** Our calls to an account go on as the one that comes from it (ProtoXEP 7.4): the user's consent is evident. */
    private void giveWay(CallSession coming) {
        coming.handle(CallEvent.ACCEPT);
        for (CallSession ours : register.crossing(coming.account())) {
            ours.goOnAs(coming);
            ours.handle(CallEvent.TIE_LOST);
        }
    }

    /** What a propose means to this user at the moment. */
    CallEvent welcome(BareJid account, Set<MediaKind> kinds, boolean crossing) {
        CallManners manners = context.host().manners();
        boolean contact = context.host().isContact(account);
        if (register.covering(account, kinds).filter(old -> !old.renegotiation().wanted(kinds).isEmpty()).isPresent()) {
            return CallEvent.PROPOSE_MIGRATING;
        }
        if (crossing || register.goingOn(account).isPresent()) {
            return contact ? CallEvent.PROPOSE : CallEvent.PROPOSE_BY_STRANGER;
        }
        if (manners.doNotDisturb() || !contact && !manners.strangers()) {
            return CallEvent.PROPOSE_UNHEARD;
        }
        if ((register.isEngaged() || context.host().isEngaged())
                && manners.inCall() != CallManners.InCall.CALL_WAITING) {
            // To a stranger, busy would say that we are here.
            boolean busy = manners.inCall() == CallManners.InCall.BUSY && contact;
            return busy ? CallEvent.PROPOSE_UNWANTED : CallEvent.PROPOSE_UNHEARD;
        }
        return contact ? CallEvent.PROPOSE : CallEvent.PROPOSE_BY_STRANGER;
    }

    /** Decides nothing any more. */
    void stop() {
        deferred.values().forEach(waiting -> waiting.timer().cancel());
        deferred.clear();
        excess.clear();
    }
}
