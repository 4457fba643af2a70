package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jingle.element.JingleReason;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All calls of one device: makes them, and brings them what arrives. Lives on the calls' thread. */
public final class CallManager {

    private static final Logger LOG = LoggerFactory.getLogger(CallManager.class);

    /** ProtoXEP 7.2: what is older is a missed call. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final Map<String, CallSession> calls = new LinkedHashMap<>();
    private final ProposeLimit limit = new ProposeLimit();
    private final CallContext context;
    private final CallJingle jingle;

    /** Makes one without calls. */
    public CallManager(CallHost host, CallSignals signals, CallClock clock, CallTimes times) {
        this.context = new CallContext(host, signals, clock, times, new XmppOutage(), call -> calls.remove(call.id()));
        this.jingle = new CallJingle(context);
    }

    /** Calls an account on all its devices. Any thread. */
    public CallSession place(BareJid account, Set<MediaKind> kinds) {
        CallSession call = CallSession.outgoing(UUID.randomUUID().toString(), account, kinds, context);
        context.clock().execute(() -> {
            calls.put(call.id(), call);
            call.handle(CallEvent.PLACE);
        });
        return call;
    }

    /** The calls that are not over. */
    public List<CallSession> calls() {
        return List.copyOf(calls.values());
    }

    /** The XMPP stream broke; calls that have media go on. */
    public void xmppLost() {
        context.outage().begin(context.clock().now());
        calls().forEach(call -> call.handle(CallEvent.XMPP_LOST));
    }

    /** The XMPP stream is there again, resumed or under a new full JID. */
    public void xmppBack() {
        context.outage().end();
        calls().forEach(call -> call.handle(CallEvent.XMPP_BACK));
    }

    /** The user signs out: hangs up wherever something can be said, ends the rest. */
    public void signOut() {
        calls().forEach(call -> call.handle(CallEvent.END));
        calls().forEach(call -> call.handle(CallEvent.SIGNED_OUT));
    }

    /** Our message about a call came back as an error. */
    public void refused(String id, Jid from) {
        call(id, from).ifPresent(call -> call.handle(CallEvent.MESSAGE_REFUSED));
    }

    /** A Jingle message arrived. */
    public void take(CallMessage message) {
        boolean sent = message.origin() == CallMessage.Origin.SIBLING_SENT;
        switch (message.content().kind()) {
            case PROPOSE -> {
                if (!sent) {
                    proposed(message);
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

    /** A Jingle request arrived; it is answered before anything else happens. */
    public void take(Jingle request, Consumer<Optional<JingleFault>> answer) {
        CallSession call = calls.get(request.sid());
        boolean known = call != null && call.device().isPresent() && call.device().get().equals(request.getFrom());
        if (known) {
            jingle.take(call, request, answer);
            return;
        }
        boolean stranger = request.getFrom() == null || !context.host().isContact(request.getFrom().asBareJid());
        // ProtoXEP 6.7.
        boolean hides = stranger && request.action() == JingleAction.SESSION_INITIATE;
        answer.accept(Optional.of(hides ? JingleFault.SERVICE_UNAVAILABLE : JingleFault.UNKNOWN_SESSION));
    }

    private void proposed(CallMessage message) {
        EntityFullJid device = message.from().asEntityFullJidIfPossible();
        JingleMessage propose = message.content();
        // ProtoXEP 7.2: stale ones never ring; what we cannot do is left to the other devices.
        boolean deaf = device == null || device.equals(context.signals().self()) || calls.containsKey(propose.id())
                || message.age().compareTo(FRESH) > 0
                || propose.media().stream().noneMatch(context.host().abilities().kinds()::contains);
        boolean contact = context.host().isContact(message.from().asBareJid());
        if (deaf || !limit.admits(message.from().asBareJid(), contact, context.clock().now())) {
            LOG.debug("A propose from {} is not heard", message.from());
            return;
        }
        Optional<CallSession> crossing = crossing(device.asBareJid());
        if (crossing.isPresent() && crossing.get().id().compareTo(propose.id()) < 0) {
            crossing.get().performer().setCrossedWith(propose.id());
            crossing.get().handle(CallEvent.TIE_WON);
            return;
        }
        CallSession call = CallSession.incoming(propose.id(), device, propose.media(), context);
        calls.put(call.id(), call);
        call.handle(contact ? CallEvent.PROPOSE : CallEvent.PROPOSE_BY_STRANGER);
        context.host().alerting(call);
        crossing.ifPresent(ours -> {
            // ProtoXEP 7.4: the user's consent is evident.
            ours.handle(CallEvent.TIE_LOST);
            call.handle(CallEvent.ACCEPT);
        });
    }

    private Optional<CallSession> crossing(BareJid account) {
        return calls.values().stream().filter(call -> call.account().equals(account) && call.takes(CallEvent.TIE_LOST))
                .findFirst();
    }

    private void answeredBySibling(JingleMessage message) {
        CallSession call = calls.get(message.id());
        if (call != null && message.kind() != JingleMessage.Kind.RINGING) {
            call.handle(CallEvent.ANSWERED_ELSEWHERE);
        }
    }

    private void answered(CallMessage message) {
        Optional<CallSession> known = call(message.content().id(), message.from());
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
            default -> call.handle(refusal(message.content()));
        }
    }

    private static CallEvent refusal(JingleMessage reject) {
        if (reject.tieBreak()) {
            return CallEvent.TIE_LOST;
        }
        return reject.reason().filter(JingleReason.BUSY::equals).isPresent() ? CallEvent.REJECT_BUSY : CallEvent.REJECT;
    }

    private void withdrawn(CallMessage message) {
        call(message.content().id(), message.from())
                .filter(call -> call.device().isEmpty() || call.device().get().equals(message.from()))
                .ifPresent(call -> {
                    boolean retract = message.content().kind() == JingleMessage.Kind.RETRACT;
                    call.handle(retract ? CallEvent.RETRACT : CallEvent.FINISH);
                });
    }

    private Optional<CallSession> call(String id, Jid from) {
        return Optional.ofNullable(calls.get(id))
                .filter(call -> from != null && call.account().equals(from.asBareJid()));
    }
}
