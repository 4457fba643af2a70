package io.github.peerfire.smack.calls;

import java.time.Duration;

/** Whether there is an XMPP stream, and how long there has been none. Lives on the calls' thread. */
final class XmppOutage {

    private boolean present;
    private long since;

    void begin(long now) {
        if (!present) {
            present = true;
            since = now;
        }
    }

    void end() {
        present = false;
    }

    boolean isPresent() {
        return present;
    }

    Duration length(long now) {
        return present ? Duration.ofNanos(now - since) : Duration.ZERO;
    }
}
