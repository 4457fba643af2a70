package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.ForwardedInitiatorHello;
import java.util.ArrayDeque;

/** The hellos that a session's far end is still to be told of (RFC 7016 §3.5.1.5), each asker's once a second. */
final class ForwardedHellos {

    private final ArrayDeque<ForwardedInitiatorHello> waiting = new ArrayDeque<>(2);
    private final GreetingLimits limits = new GreetingLimits();

    /** Takes one more; false if too many wait, or the asker was forwarded here just now. */
    boolean add(ForwardedInitiatorHello hello, long now) {
        if (waiting.size() >= SessionParameters.FORWARD_LIMIT || !limits.take(hello.replyAddress().address(), now)) {
            return false;
        }
        return waiting.add(hello);
    }

    /** The next one, or null. */
    ForwardedInitiatorHello peek() {
        return waiting.peek();
    }

    void remove() {
        waiting.remove();
    }
}
