package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleBody;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a call's Jingle requests to the other side's device; what comes of them is told on the calls' thread. What
 * neither was answered nor refused by the other side, since a stream was lost, is asked again while the call goes on.
 */
final class CallRequests {

    private static final Logger LOG = LoggerFactory.getLogger(CallRequests.class);

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MAX_REPEATED = 32;
    private static final Set<StanzaError.Condition> GONE =
            EnumSet.of(StanzaError.Condition.service_unavailable, StanzaError.Condition.recipient_unavailable);

    private final CallSession call;
    private final CallContext context;
    private final Deque<Request> unanswered = new ArrayDeque<>();
    private CallClock.Timer timer = () -> { };
    private boolean stopped;
    private boolean gone;

    private record Request(JingleBody body, BooleanSupplier relevant, Runnable done, Runnable refused) {
    }

    CallRequests(CallSession call, CallContext context) {
        this.call = call;
        this.context = context;
    }

    /** Asks without waiting for the answer, once. */
    void ask(JingleBody body) {
        ask(body, () -> { }, () -> { });
    }

    /** Asks once; one of both is run when the answer has come, has failed to come, or cannot come. */
    void ask(JingleBody body, Runnable done, Runnable refused) {
        if (call.device().isPresent()) {
            context.signals().request(new Jingle(call.device().get(), body)).whenComplete((answer, failure) -> {
                LOG.debug("Call {}: {} was {}", call.id(), body.action(), failure == null ? "granted" : "refused");
                context.clock().execute(failure == null ? done : refused);
            });
        }
    }

    /** Asks once; what is given is run if the other side or a server says no, not if nobody says anything. */
    void askUnlessRefused(JingleBody body, Runnable refused) {
        call.device().ifPresent(device -> context.signals().request(new Jingle(device, body)).exceptionally(failure -> {
            LOG.debug("Call {}: {} was not granted", call.id(), body.action());
            if (cause(failure) instanceof XMPPErrorException) {
                context.clock().execute(refused);
            }
            return null;
        }));
    }

    /** Asks until the other side answers or the call is over. */
    void insist(JingleBody body) {
        insist(body, () -> true, () -> { }, () -> { });
    }

    /**
     * Asks until the other side answers, nobody wants it any more, or the call is over; runs one of both if answered.
     */
    void insist(JingleBody body, BooleanSupplier relevant, Runnable done, Runnable refused) {
        Request request = new Request(body, relevant, done, refused);
        // What was asked before must arrive before.
        if (unanswered.isEmpty()) {
            send(request);
        } else if (unanswered.size() < MAX_REPEATED) {
            unanswered.add(request);
        }
    }

    /** Asks until the other side answers or the call is over, whatever else it was asked for. */
    void insistNow(JingleBody body, Runnable done) {
        send(new Request(body, () -> true, done, () -> { }));
    }

    private void send(Request request) {
        if (call.device().isPresent() && !stopped) {
            context.signals().request(new Jingle(call.device().get(), request.body()))
                    .whenComplete((answer, failure) -> context.clock().execute(() -> judge(request, failure)));
        }
    }

    private void judge(Request request, Throwable failure) {
        gone = failure != null && isGone(failure);
        if (failure == null) {
            request.done().run();
        } else if (isRefusal(failure)) {
            request.refused().run();
        } else if (!stopped && unanswered.size() < MAX_REPEATED) {
            if (unanswered.isEmpty()) {
                timer = context.clock().schedule(PAUSE, this::repeat);
            }
            unanswered.add(request);
        }
    }

    /** Whether the other side's device said no; servers say that there is no such device. */
    private static boolean isRefusal(Throwable failure) {
        return cause(failure) instanceof XMPPErrorException && !isGone(failure);
    }

    private static boolean isGone(Throwable failure) {
        return cause(failure) instanceof XMPPErrorException refusal
                && GONE.contains(refusal.getStanzaError().getCondition());
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    /** Whether the other side's device was not there any more when it was asked last. */
    boolean isDeviceGone() {
        return gone;
    }

    /** Asks again for all that was not answered. */
    private void repeat() {
        List<Request> again = new ArrayList<>(unanswered);
        unanswered.clear();
        again.stream().filter(request -> request.relevant().getAsBoolean()).forEach(this::send);
    }

    /** The call is over. */
    void stop() {
        stopped = true;
        timer.cancel();
        unanswered.clear();
    }
}
