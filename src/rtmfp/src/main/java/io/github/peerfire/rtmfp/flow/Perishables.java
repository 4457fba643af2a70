package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.common.Time;
import java.util.ArrayList;
import java.util.List;

/** A flow's messages that are not worth sending for ever (RFC 7016 §3.6.2.7). */
final class Perishables {

    /** Null while there are none. */
    private RareQueue<SendMessage> messages;
    private long nextExpiry = Time.NEVER;

    /** No message expires before this time. */
    long nextExpiry() {
        return nextExpiry;
    }

    /** One that expires some time. */
    void add(SendMessage message) {
        messages = messages == null ? new RareQueue<>() : messages;
        messages.add(message);
        nextExpiry = Math.min(nextExpiry, message.expiry());
    }

    /** The messages that have expired; those that are over are forgotten. */
    List<SendMessage> takeExpired(long now) {
        List<SendMessage> expired = new ArrayList<>();
        nextExpiry = Time.NEVER;
        if (messages == null) {
            return expired;
        }
        RareQueue<SendMessage> remaining = new RareQueue<>();
        for (SendMessage message : messages) {
            if (!message.isOver() && message.expiry() <= now) {
                expired.add(message);
            } else if (!message.isOver()) {
                remaining.add(message);
                nextExpiry = Math.min(nextExpiry, message.expiry());
            }
        }
        messages = remaining.isEmpty() ? null : remaining;
        return expired;
    }
}
