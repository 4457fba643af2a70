package io.github.peerfire.smack.calls;

import java.time.Duration;

/**
 * Proposes a call again that no device rings for (ProtoXEP 7.4). Servers tell contacts that a device is there before
 * they deliver messages to it, and keep what comes in between until the next login. Lives on the calls' thread.
 */
final class Repetition {

    /** Before the first one; each later pause is twice as long. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final int MAX_REPETITIONS = 3;

    private final CallSession call;
    private final CallContext context;
    private CallClock.Timer timer = () -> { };
    private int proposed;

    Repetition(CallSession call, CallContext context) {
        this.call = call;
        this.context = context;
    }

    /** The call is being proposed, perhaps once more. */
    void proposed() {
        timer.cancel();
        if (proposed < MAX_REPETITIONS) {
            timer = context.clock().schedule(PAUSE.multipliedBy(1L << proposed), this::repeat);
            proposed++;
        }
    }

    private void repeat() {
        if (context.host().isCallable(call.account())) {
            call.handle(CallEvent.UNHEARD);
        }
    }

    /** It was heard, or is over. */
    void stop() {
        timer.cancel();
    }
}
