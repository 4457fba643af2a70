package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a call's Jingle requests to the other side's device; what comes of them is told on the calls' thread. */
final class CallRequests {

    private static final Logger LOG = LoggerFactory.getLogger(CallRequests.class);

    private final CallSession call;
    private final CallContext context;

    CallRequests(CallSession call, CallContext context) {
        this.call = call;
        this.context = context;
    }

    /** Asks without waiting for the answer. */
    void ask(JingleBody body) {
        ask(body, () -> { }, () -> { });
    }

    /** Asks; one of both is run when the answer has come, has failed to come, or cannot come. */
    void ask(JingleBody body, Runnable done, Runnable refused) {
        if (call.device().isEmpty()) {
            return;
        }
        context.signals().request(new Jingle(call.device().get(), body)).whenComplete((answer, failure) -> {
            if (failure != null) {
                LOG.debug("Call {}: {} was refused", call.id(), body.action());
            }
            context.clock().execute(failure == null ? done : refused);
        });
    }
}
