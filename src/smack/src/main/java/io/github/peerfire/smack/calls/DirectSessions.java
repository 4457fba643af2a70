package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleAction;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** Takes requests of sessions that are unknown, among them calls that nobody proposed (ProtoXEP 7.5, last sentence). */
final class DirectSessions {

    private final CallContext context;
    private final CallRegister register;
    private final Proposals proposals;
    private final CallJingle jingle;
    private final MissedCalls missed;

    DirectSessions(
            CallContext context, CallRegister register, Proposals proposals, CallJingle jingle, MissedCalls missed) {
        this.context = context;
        this.register = register;
        this.proposals = proposals;
        this.jingle = jingle;
        this.missed = missed;
    }

    /** Answers a request that is about no known session. */
    void take(Jingle request, Consumer<Optional<JingleFault>> answer) {
        Jid from = request.getFrom();
        EntityFullJid device = from == null ? null : from.asEntityFullJidIfPossible();
        boolean starts = request.action() == JingleAction.SESSION_INITIATE;
        // What was over cannot begin again.
        boolean known = register.get(request.sid()).isPresent() || missed.isSettled(request.sid());
        boolean contact = from != null && context.host().isContact(from.asBareJid())
                && !context.host().isBlocked(from.asBareJid());
        boolean conference = request.body().room().isPresent();
        if (!contact || starts && (device == null || conference || !known && !proposals.admits(device.asBareJid()))) {
            // ProtoXEP 6.7: exactly as if Jingle were unknown, and nobody were there.
            answer.accept(Optional.of(JingleFault.SERVICE_UNAVAILABLE));
        } else if (!starts || known) {
            answer.accept(Optional.of(JingleFault.UNKNOWN_SESSION));
        } else {
            start(device, request, answer);
        }
    }

    private void start(EntityFullJid device, Jingle request, Consumer<Optional<JingleFault>> answer) {
        if (register.prevailing(device.asBareJid(), request.sid()).isPresent()) {
            // ProtoXEP 6.7: lower sid before there is a session.
            answer.accept(Optional.of(JingleFault.TIE_BREAK));
            return;
        }
        boolean crosses = !register.crossing(device.asBareJid()).isEmpty();
        Set<MediaKind> kinds = Negotiation.kinds(request.contents());
        CallEvent welcome = proposals.welcome(device.asBareJid(), kinds, crosses);
        CallSession call = CallSession.direct(request.sid(), device, kinds, context);
        proposals.limit(call, welcome);
        register.add(call);
        jingle.take(call, request, answer);
        if (call.state().phase() == CallPhase.IDLE) {
            call.discard();
        }
        if (call.state().phase() != CallPhase.ALERTING) {
            return;
        }
        switch (welcome) {
            case PROPOSE_MIGRATING -> call.handle(CallEvent.ACCEPT);
            case PROPOSE_UNHEARD, PROPOSE_UNWANTED -> {
                missed.tell(new MissedCall(call.account(), call.since(), kinds, call.id()));
                call.handle(CallEvent.PROPOSE_UNWANTED);
            }
            default -> proposals.welcome(call);
        }
    }
}
