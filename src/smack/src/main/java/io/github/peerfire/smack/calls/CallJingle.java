package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jingle.element.JingleContent;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes the Jingle requests of one call's other side. Each is answered before it has effects (ProtoXEP 6.7). */
final class CallJingle {

    /** ProtoXEP 6.5. */
    private static final Duration CONFIRMATION = Duration.ofSeconds(10);

    /** Answers a request of the other side's device, then does it. */
    void take(CallSession call, Jingle request, Consumer<Optional<JingleFault>> answer) {
        Optional<JingleFault> fault = objection(call, request);
        answer.accept(fault);
        if (fault.isEmpty()) {
            follow(call, request);
        }
    }

    private static Optional<JingleFault> objection(CallSession call, Jingle request) {
        boolean begins = request.action() == JingleAction.SESSION_INITIATE && call.takes(CallEvent.INITIATE);
        if (!call.isSession() && !begins) {
            return Optional.of(JingleFault.UNKNOWN_SESSION);
        }
        return switch (request.action()) {
            case SESSION_INITIATE -> objectionToStart(call, CallEvent.INITIATE, request.contents());
            case SESSION_ACCEPT -> objectionToStart(call, CallEvent.ANSWER, request.contents());
            case SESSION_TERMINATE -> Optional.empty();
            case SESSION_INFO -> objectionToInfo(call, request);
            // ProtoXEP 6.7.
            case SECURITY_INFO -> Optional.of(JingleFault.UNSUPPORTED_INFO);
            case TRANSPORT_INFO -> badIf(request.contents().isEmpty());
            case CONTENT_ADD, CONTENT_ACCEPT, CONTENT_REJECT, CONTENT_MODIFY, CONTENT_REMOVE, DESCRIPTION_INFO ->
                    duringCall(call).or(() -> call.farContents().objection(request));
            case TRANSPORT_REPLACE, TRANSPORT_ACCEPT, TRANSPORT_REJECT ->
                    duringCall(call).or(() -> call.replacement().objection(request));
        };
    }

    private static Optional<JingleFault> badIf(boolean bad) {
        return bad ? Optional.of(JingleFault.BAD_REQUEST) : Optional.empty();
    }

    private static Optional<JingleFault> duringCall(CallSession call) {
        return call.state().phase().hasContents() ? Optional.empty() : Optional.of(JingleFault.OUT_OF_ORDER);
    }

    private static Optional<JingleFault> objectionToStart(
            CallSession call, CallEvent event, List<JingleContent> contents) {
        if (!call.takes(event)) {
            return Optional.of(JingleFault.OUT_OF_ORDER);
        }
        boolean answers = event == CallEvent.INITIATE || call.performer().isAnswer(contents);
        boolean reachable = call.negotiation().objection(contents).isPresent()
                || Negotiation.address(contents).isPresent();
        return badIf(contents.isEmpty() || !answers || !reachable);
    }

    private static Optional<JingleFault> objectionToInfo(CallSession call, Jingle request) {
        if (request.body().unknownInfo()) {
            return Optional.of(JingleFault.UNSUPPORTED_INFO);
        }
        boolean meant = request.body().info().isEmpty() || call.renegotiation().means(request.body().info().get());
        return meant ? Optional.empty() : Optional.of(JingleFault.OUT_OF_ORDER);
    }

    private void follow(CallSession call, Jingle request) {
        switch (request.action()) {
            case SESSION_INITIATE -> start(call, request, CallEvent.INITIATE);
            case SESSION_ACCEPT -> start(call, request, CallEvent.ANSWER);
            case SESSION_TERMINATE -> {
                call.setGiven(request.body().reason());
                call.setSaid(request.body().text());
                call.handle(CallEvent.TERMINATE);
            }
            case SESSION_INFO -> request.body().info().ifPresent(call.renegotiation()::take);
            case TRANSPORT_INFO -> inform(call, request);
            case TRANSPORT_REPLACE, TRANSPORT_ACCEPT -> move(call, request);
            case TRANSPORT_REJECT -> call.replacement().follow(request);
            default -> call.farContents().follow(request);
        }
    }

    private static void inform(CallSession call, Jingle request) {
        List<RtmfpTransport> told = request.contents().stream().flatMap(content -> content.transport().stream())
                .toList();
        told.stream().flatMap(transport -> transport.sessionHash().stream()).findFirst()
                .ifPresent(call.media()::takeFarHash);
        told.stream().map(RtmfpTransport::candidates).filter(candidates -> !candidates.isEmpty())
                .forEach(call.media()::takeFarCandidates);
    }

    private void start(CallSession call, Jingle request, CallEvent event) {
        Optional<CallEvent> objection = call.negotiation().objection(request.contents());
        if (objection.isPresent()) {
            call.handle(objection.get());
            return;
        }
        Negotiation.address(request.contents()).filter(far -> accepts(call, far)).ifPresent(far -> {
            call.performer().agree(request.contents());
            call.handle(event);
        });
    }

    private void move(CallSession call, Jingle request) {
        if (request.contents().stream().anyMatch(JingleContent::hasForeignTransport)) {
            call.replacement().reject(request);
            return;
        }
        Negotiation.address(request.contents()).filter(far -> accepts(call, far)).ifPresent(far -> {
            call.replacement().follow(request);
            // Who replaces a transport has lost it, whether this side has noticed or not.
            call.handle(CallEvent.MEDIA_LOST);
        });
    }

    /** Takes an address over if it is the other side's by all that presence tells, else ends the call. */
    private boolean accepts(CallSession call, RtmfpTransport far) {
        AddressCheck check = call.check(far);
        if (check == AddressCheck.WRONG) {
            call.handle(CallEvent.ADDRESS_MISMATCH);
            return false;
        }
        call.setFar(far);
        if (check == AddressCheck.TO_BE_CONFIRMED) {
            call.confirmWithin(CONFIRMATION);
        }
        return true;
    }
}
