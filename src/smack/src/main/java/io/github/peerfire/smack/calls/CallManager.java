package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleReason;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** All calls of one device: makes them, and brings them what arrives. Lives on the calls' thread. */
public final class CallManager {

    /** Endings of calls that rang here and that no device of this user may have answered. */
    private static final Set<CallEnding> NOBODY_KNOWS =
            Set.of(CallEnding.MISSED, CallEnding.CANCELLED_BY_CALLER, CallEnding.SIGNED_OUT);

    /** Endings of calls that the other side may not have heard of. */
    private static final Set<CallEnding> UNHEARD =
            Set.of(CallEnding.NO_ANSWER, CallEnding.UNAVAILABLE, CallEnding.NOT_REGISTERED, CallEnding.PEER_SILENT);

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final CallRegister register = new CallRegister();
    private final List<JingleTaker> takers = new CopyOnWriteArrayList<>();
    private final CallContext context;
    private final CallJingle jingle;
    private final MissedCalls missed;
    private final Proposals proposals;
    private final DirectSessions direct;
    private boolean signedOut;

    /** Makes one without calls. */
    public CallManager(CallHost host, CallSignals signals, CallClock clock, CallTimes times) {
        this.context = new CallContext(host, signals, clock, times, new XmppOutage(), register, this::over,
                Optional.empty());
        this.jingle = new CallJingle();
        this.missed = new MissedCalls(clock, times.alert(), host::missed);
        this.proposals = new Proposals(context, register, missed);
        this.direct = new DirectSessions(context, register, proposals, jingle, missed);
    }

    /** Calls an account on all its devices. Any thread. */
    public CallSession place(BareJid account, Set<MediaKind> kinds) {
        return place(account, kinds, call -> call);
    }

    /**
     * Calls an account on all its devices. Any thread.
     *
     * @param follower takes the call before anything happens to it: afterwards it may be over, or another one, at once
     * @return what the follower makes of it
     */
    public <T> T place(BareJid account, Set<MediaKind> kinds, Function<CallSession, T> follower) {
        CallSession call = CallSession.outgoing(context.signals().newId(), account, kinds, context);
        T followed = follower.apply(call);
        context.clock().execute(() -> {
            call.setKnown();
            begin(call);
        });
        return followed;
    }

    private void begin(CallSession call) {
        register.add(call);
        if (signedOut) {
            call.handle(CallEvent.SIGNED_OUT);
            return;
        }
        call.handle(CallEvent.PLACE);
        proposals.placed(call.account());
        if (context.outage().isPresent()) {
            call.handle(CallEvent.XMPP_LOST);
        }
    }

    /** The calls that are not over. */
    public List<CallSession> calls() {
        return register.all();
    }

    /** Asks somebody else about Jingle requests that no call of this manager is about. */
    public void addTaker(JingleTaker taker) {
        takers.add(taker);
    }

    /** Does not ask it any more. */
    public void removeTaker(JingleTaker taker) {
        takers.remove(taker);
    }

    /** The sessions of a conference that this device takes part in; there are none yet. */
    public ConferenceSessions conference(EntityBareJid room, ConferenceHost host) {
        ConferenceSessions sessions = new ConferenceSessions(room, host, context, this);
        addTaker(sessions);
        return sessions;
    }

    /** The XMPP stream broke; calls that have media go on. */
    public void xmppLost() {
        context.outage().begin(context.clock().now());
        EachStep steps = tellAll(CallEvent.XMPP_LOST);
        takers.forEach(taker -> steps.then(taker::xmppLost));
        // Whether somebody answers cannot be heard now; the archive will tell.
        steps.then(missed::stop).done();
    }

    /**
     * The XMPP stream is there again. If it has a new full JID, calls that went on without it are migrated to it
     * (ProtoXEP 7.6).
     */
    public void xmppBack() {
        context.outage().end();
        EachStep steps = tellAll(CallEvent.XMPP_BACK);
        takers.forEach(taker -> steps.then(taker::xmppBack));
        steps.then(this::adoptOrphans).done();
    }

    private EachStep tellAll(CallEvent event) {
        EachStep steps = new EachStep();
        calls().forEach(call -> steps.then(() -> call.handle(event)));
        return steps;
    }

    /** Calls that began under another full JID than ours is now go on as others. */
    private void adoptOrphans() {
        for (CallSession call : calls()) {
            boolean orphan = call.state().phase().hasContents() && !call.self().equals(context.signals().self());
            boolean asked = calls().stream().anyMatch(other -> other.isInitiator()
                    && other.account().equals(call.account()) && !other.state().phase().hasContents());
            if (orphan && !asked && !context.outage().isPresent()) {
                begin(CallSession.outgoing(
                        context.signals().newId(), call.account(), call.presentKinds(), context));
            }
        }
    }

    /**
     * The user signs out: hangs up wherever something can be said, ends the rest. What is placed from now on is over at
     * once, and what arrives is not heard.
     */
    public void signOut() {
        signedOut = true;
        tellAll(CallEvent.END).then(() -> tellAll(CallEvent.SIGNED_OUT).done()).then(proposals::stop)
                .then(missed::stop).done();
    }

    /** Our message about a call came back as an error. */
    public void refused(String id, Jid from) {
        register.get(id, from).ifPresent(call -> call.handle(CallEvent.MESSAGE_REFUSED));
    }

    /** A Jingle message arrived. */
    public void take(CallMessage message) {
        if (signedOut) {
            return;
        }
        boolean sent = message.origin() == CallMessage.Origin.SIBLING_SENT;
        switch (message.content().kind()) {
            case PROPOSE -> {
                if (!sent) {
                    proposals.take(message);
                }
            }
            case RINGING, PROCEED, REJECT -> {
                if (sent) {
                    answeredBySibling(message.content());
                } else {
                    answered(message);
                }
            }
            case RETRACT, FINISH -> {
                if (!sent) {
                    withdrawn(message);
                }
            }
        }
    }

    /**
     * What the archive holds of the time when this device was not there, oldest first (XEP-0313): calls that nobody
     * answered are missed, or ring if they are fresh.
     */
    public void takeHistory(List<CallMessage> messages) {
        if (signedOut) {
            return;
        }
        CallHistory history = new CallHistory(messages);
        history.answered().forEach(missed::answered);
        for (CallMessage propose : history.unanswered()) {
            if (history.isWithdrawn(propose)) {
                missed.forget(propose.content().id());
                missed.tell(propose);
            } else {
                proposals.take(propose);
            }
        }
    }

    /** A Jingle request arrived; it is answered before anything else happens. */
    public void take(Jingle request, Consumer<Optional<JingleFault>> answer) {
        if (signedOut) {
            answer.accept(Optional.of(JingleFault.SERVICE_UNAVAILABLE));
            return;
        }
        Optional<CallSession> call = register.get(request.sid())
                .filter(known -> known.device().filter(device -> device.equals(request.getFrom())).isPresent())
                .filter(known -> known.isSession() || known.takes(CallEvent.INITIATE));
        if (call.isPresent()) {
            jingle.take(call.get(), request, answer);
        } else if (takers.stream().noneMatch(taker -> taker.take(request, answer))) {
            direct.take(request, answer);
        }
    }

    /** What is wrong with a Jingle request that cannot be read; to strangers it is unknown what Jingle is. */
    JingleFault refusalOfMalformed(Jid from) {
        boolean known = from != null && (context.host().isContact(from.asBareJid())
                && !context.host().isBlocked(from.asBareJid())
                || calls().stream().anyMatch(call ->
                        call.isSession() && call.device().filter(from::equals).isPresent()));
        return known ? JingleFault.BAD_REQUEST : JingleFault.SERVICE_UNAVAILABLE;
    }

    private void answeredBySibling(JingleMessage message) {
        if (message.kind() != JingleMessage.Kind.RINGING) {
            missed.answered(message.id());
            register.get(message.id()).ifPresent(call -> call.handle(CallEvent.ANSWERED_ELSEWHERE));
        }
    }

    private void answered(CallMessage message) {
        Optional<CallSession> known = register.get(message.content().id(), message.from());
        EntityFullJid device = message.from().asEntityFullJidIfPossible();
        if (known.isEmpty() || device == null) {
            return;
        }
        CallSession call = known.get();
        switch (message.content().kind()) {
            case RINGING -> call.handle(CallEvent.RINGING);
            case PROCEED -> {
                // ProtoXEP 7.2: the first one counts.
                if (call.takes(CallEvent.PROCEED)) {
                    call.setDevice(device);
                    call.handle(CallEvent.PROCEED);
                }
            }
            default -> {
                CallEvent refusal = refusal(message.content());
                if (call.handle(refusal) && refusal == CallEvent.TIE_LOST) {
                    proposals.tieLost(call.account());
                }
            }
        }
    }

    private static CallEvent refusal(JingleMessage reject) {
        if (reject.tieBreak()) {
            return CallEvent.TIE_LOST;
        }
        return reject.reason().filter(JingleReason.BUSY::equals).isPresent() ? CallEvent.REJECT_BUSY : CallEvent.REJECT;
    }

    private void withdrawn(CallMessage message) {
        JingleMessage content = message.content();
        proposals.withdrawn(content.id(), message.from());
        if (missed.isWaiting(content.id(), message.from())) {
            if (CallHistory.tookPlace(content)) {
                missed.answered(content.id());
            } else {
                missed.withdrawn(content.id());
            }
        }
        register.get(content.id(), message.from())
                .filter(call -> call.device().isEmpty() || call.device().get().equals(message.from()))
                .ifPresent(call -> {
                    if (CallHistory.tookPlace(content)) {
                        // What rang here goes on elsewhere, or as another call.
                        missed.answered(content.id());
                    }
                    end(call, content);
                });
    }

    private void end(CallSession call, JingleMessage content) {
        if (content.migratedTo().isPresent() && call.takes(CallEvent.MIGRATED)) {
            content.migratedTo().flatMap(register::get).filter(next -> next.account().equals(call.account()))
                    .ifPresent(call::goOnAs);
            call.handle(CallEvent.MIGRATED);
        } else if (call.state().phase() == CallPhase.INITIATING
                && content.reason().filter(JingleReason.CANCEL::equals).isPresent()) {
            // Whoever accepted has thought better of it before there was a session.
            call.handle(CallEvent.TERMINATE);
        } else {
            call.handle(content.kind() == JingleMessage.Kind.RETRACT ? CallEvent.RETRACT : CallEvent.FINISH);
        }
    }

    /** What was to take the place of a call without anybody being asked has none when that one is over before. */
    private void endSuccessors(BareJid account) {
        if (register.goingOn(account).isEmpty()) {
            calls().stream().filter(next -> next.account().equals(account) && !next.isKnown())
                    .forEach(next -> next.handle(CallEvent.END));
        }
    }

    private void over(CallSession call) {
        register.remove(call);
        endSuccessors(call.account());
        Optional<CallEnding> ending = call.state().ending();
        if (call.isInitiator() && ending.filter(UNHEARD::contains).isPresent()
                && register.goingOn(call.account()).isPresent()) {
            // Perhaps this was to take the place of one that goes on, and the other side was not there for a moment.
            context.clock().schedule(PAUSE, this::adoptOrphans);
        }
        if (ending.equals(Optional.of(CallEnding.BUSY_HERE))) {
            return;
        }
        if (call.isInitiator() || call.isAccepted() || ending.filter(NOBODY_KNOWS::contains).isEmpty()) {
            missed.answered(call.id());
        } else if (!ending.equals(Optional.of(CallEnding.SIGNED_OUT))) {
            missed.tell(new MissedCall(call.account(), call.since(), call.kinds(), call.id()));
        }
    }
}
