package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleAction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/**
 * The sessions of one conference, one with each other participant (ProtoXEP section 9): nobody proposes them, and they
 * are accepted without asking. Lives on the calls' thread.
 */
public final class ConferenceSessions implements JingleTaker {

    private final EntityBareJid room;
    private final ConferenceHost host;
    private final CallManager manager;
    private final CallRegister register = new CallRegister();
    private final CallContext context;
    private final CallJingle jingle;

    ConferenceSessions(EntityBareJid room, ConferenceHost host, CallContext around, CallManager manager) {
        this.room = room;
        this.host = host;
        this.manager = manager;
        this.context = new CallContext(host, around.signals(), around.clock(), around.times(), around.outage(),
                register, register::remove, Optional.of(room));
        this.jingle = new CallJingle();
    }

    /** Begins a session with a participant who was there before us. */
    public CallSession initiate(EntityFullJid participant, Set<MediaKind> kinds) {
        CallSession call = CallSession.joining(context.signals().newId(), participant, kinds, context);
        register.add(call);
        call.handle(CallEvent.PLACE);
        return call;
    }

    /** Those that are not over. */
    public List<CallSession> all() {
        return register.all();
    }

    /** Our own full JID. */
    public EntityFullJid self() {
        return context.signals().self();
    }

    /** A participant has left: its session ends, if it did not by itself. */
    public void part(EntityFullJid participant) {
        with(participant, call -> true).forEach(call -> call.handle(CallEvent.END));
    }

    /** The user leaves: all sessions end, and none begins any more. */
    public void close() {
        manager.removeTaker(this);
        all().forEach(call -> call.handle(CallEvent.END));
    }

    /** The XMPP stream is lost, and with it the room: all sessions end here, since nothing can be said. */
    public void abandon() {
        manager.removeTaker(this);
        all().forEach(call -> call.handle(CallEvent.SIGNED_OUT));
    }

    @Override
    public void xmppLost() {
        all().forEach(call -> call.handle(CallEvent.XMPP_LOST));
    }

    @Override
    public void xmppBack() {
        all().forEach(call -> call.handle(CallEvent.XMPP_BACK));
    }

    @Override
    public boolean take(Jingle request, Consumer<Optional<JingleFault>> answer) {
        Optional<CallSession> known = register.get(request.sid());
        boolean begins = request.action() == JingleAction.SESSION_INITIATE;
        if (known.isPresent()) {
            EntityFullJid sender = request.getFrom() == null ? null : request.getFrom().asEntityFullJidIfPossible();
            if (known.get().device().filter(device -> device.equals(sender)).isPresent()) {
                jingle.take(known.get(), request, answer);
            } else {
                boolean contact = request.getFrom() != null && host.isContact(request.getFrom().asBareJid());
                boolean hidden = sender == null ? begins || !contact : !contact && !host.isParticipant(sender);
                // ProtoXEP 6.7: to strangers exactly as if Jingle were unknown.
                answer.accept(Optional.of(hidden ? JingleFault.SERVICE_UNAVAILABLE : JingleFault.UNKNOWN_SESSION));
            }
            return true;
        }
        boolean starts = begins && request.body().room().equals(Optional.of(room));
        if (starts) {
            start(request, answer);
        }
        return starts;
    }

    private void start(Jingle request, Consumer<Optional<JingleFault>> answer) {
        EntityFullJid device = request.getFrom() == null ? null : request.getFrom().asEntityFullJidIfPossible();
        if (device == null || !host.isParticipant(device)) {
            // ProtoXEP 6.7: exactly as if Jingle were unknown.
            answer.accept(Optional.of(JingleFault.SERVICE_UNAVAILABLE));
            return;
        }
        List<CallSession> crossing = with(device, call -> call.takes(CallEvent.TIE_LOST));
        if (crossing.stream().anyMatch(call -> call.id().compareTo(request.sid()) < 0)) {
            // ProtoXEP 6.7: lower sid before there is a session.
            answer.accept(Optional.of(JingleFault.TIE_BREAK));
            return;
        }
        CallSession call = CallSession.direct(
                request.sid(), device, Negotiation.kinds(request.contents()), context);
        List<CallSession> older = with(device, other -> true);
        register.add(call);
        jingle.take(call, request, answer);
        if (call.state().phase() == CallPhase.IDLE) {
            call.discard();
        }
        if (call.state().phase() != CallPhase.ALERTING) {
            return;
        }
        // Who begins anew has lost what there was before.
        older.forEach(old -> old.handle(old.takes(CallEvent.TIE_LOST) ? CallEvent.TIE_LOST : CallEvent.END));
        host.alerting(call);
        call.handle(CallEvent.ACCEPT);
    }

    private List<CallSession> with(EntityFullJid device, Predicate<CallSession> condition) {
        return all().stream().filter(call -> call.device().equals(Optional.of(device))).filter(condition).toList();
    }
}
