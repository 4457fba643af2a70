package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.ForwardedInitiatorHello;
import java.util.ArrayDeque;

/** The hellos that a session's far end is still to be told of (RFC 7016 §3.5.1.5), each asker's once a second. */
final class ForwardedHellos {

    /** The first of them, which mostly is the only one, and those behind it; null where there is none. */
    private ForwardedInitiatorHello first;
    private ArrayDeque<ForwardedInitiatorHello> others;
    private final GreetingLimits limits;

    /** @param limits of the far end */
    ForwardedHellos(GreetingLimits limits) {
        this.limits = limits;
    }

    /** Takes one more; false if too many wait, or the asker was forwarded here just now. */
    boolean add(ForwardedInitiatorHello hello, long now) {
        boolean full = others != null && 1 + others.size() >= SessionParameters.FORWARD_LIMIT;
        if (full || !limits.take(hello.replyAddress().address(), now)) {
            return false;
        }
        if (first == null) {
            first = hello;
            return true;
        }
        others = others == null ? new ArrayDeque<>(2) : others;
        return others.add(hello);
    }

    /** The next one, or null. */
    ForwardedInitiatorHello peek() {
        return first;
    }

    /** Takes that one out. */
    void remove() {
        first = others == null ? null : others.poll();
        others = first == null ? null : others;
    }
}
