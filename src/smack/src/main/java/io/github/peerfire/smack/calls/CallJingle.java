package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.PresenceEndpoint;
import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes the Jingle requests of one call. Each is answered before it has effects. */
final class CallJingle {

    /** ProtoXEP 6.5. */
    private static final Duration CONFIRMATION = Duration.ofSeconds(10);

    private final CallContext context;

    CallJingle(CallContext context) {
        this.context = context;
    }

    /** Answers a request of the other side's device, then does it. */
    void take(CallSession call, Jingle jingle, Consumer<Optional<JingleFault>> answer) {
        boolean begins = jingle.action() == JingleAction.SESSION_INITIATE;
        boolean begun = switch (call.state().phase()) {
            case INITIATING, CONNECTING, ACTIVE, RESTORING -> true;
            default -> false;
        };
        if (!begun && !(begins && call.takes(CallEvent.INITIATE))) {
            answer.accept(Optional.of(JingleFault.UNKNOWN_SESSION));
            return;
        }
        switch (jingle.action()) {
            case SESSION_INITIATE -> begin(call, jingle, CallEvent.INITIATE, answer);
            case SESSION_ACCEPT -> begin(call, jingle, CallEvent.ANSWER, answer);
            case SESSION_TERMINATE -> {
                answer.accept(Optional.empty());
                call.setGiven(jingle.body().reason());
                call.handle(CallEvent.TERMINATE);
            }
            case TRANSPORT_INFO -> {
                answer.accept(Optional.empty());
                jingle.contents().stream().flatMap(content -> content.transport().stream())
                        .flatMap(transport -> transport.sessionHash().stream()).findFirst()
                        .ifPresent(call.media()::takeFarHash);
            }
            case SESSION_INFO -> answer.accept(
                    jingle.body().unknownInfo() ? Optional.of(JingleFault.UNSUPPORTED_INFO) : Optional.empty());
            case DESCRIPTION_INFO -> answer.accept(Optional.empty());
            // ProtoXEP 6.7.
            case SECURITY_INFO -> answer.accept(Optional.of(JingleFault.UNSUPPORTED_INFO));
            default -> answer.accept(Optional.of(JingleFault.NOT_IMPLEMENTED));
        }
    }

    private void begin(CallSession call, Jingle jingle, CallEvent event, Consumer<Optional<JingleFault>> answer) {
        if (!call.takes(event)) {
            answer.accept(Optional.of(JingleFault.OUT_OF_ORDER));
            return;
        }
        Optional<CallEvent> objection = call.performer().negotiation().objection(jingle.contents());
        Optional<RtmfpTransport> far = Negotiation.address(jingle.contents());
        if (jingle.contents().isEmpty() || objection.isEmpty() && far.isEmpty()) {
            answer.accept(Optional.of(JingleFault.BAD_REQUEST));
            return;
        }
        answer.accept(Optional.empty());
        if (objection.isPresent()) {
            call.handle(objection.get());
        } else {
            follow(call, jingle, far.get(), event);
        }
    }

    private void follow(CallSession call, Jingle jingle, RtmfpTransport far, CallEvent event) {
        AddressCheck check = AddressCheck.of(far, told(call));
        if (check == AddressCheck.WRONG) {
            call.handle(CallEvent.ADDRESS_MISMATCH);
            return;
        }
        if (event == CallEvent.INITIATE) {
            call.performer().setOffered(jingle.contents());
        }
        call.setFar(far);
        call.handle(event);
        if (check == AddressCheck.TO_BE_CONFIRMED) {
            context.clock().schedule(CONFIRMATION, () -> confirm(call, far));
        }
    }

    private void confirm(CallSession call, RtmfpTransport far) {
        if (AddressCheck.of(far, told(call)) != AddressCheck.RIGHT) {
            call.handle(CallEvent.ADDRESS_MISMATCH);
        }
    }

    private Optional<PresenceEndpoint> told(CallSession call) {
        return call.device().flatMap(context.host()::endpoint);
    }
}
