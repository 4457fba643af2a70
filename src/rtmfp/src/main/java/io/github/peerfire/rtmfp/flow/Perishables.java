package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.common.Time;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A flow's messages that are not worth sending for ever (RFC 7016 §3.6.2.7). */
final class Perishables {

    private final ArrayDeque<SendMessage> messages = new ArrayDeque<>(1);
    private long nextExpiry = Time.NEVER;

    /** No message expires before this time. */
    long nextExpiry() {
        return nextExpiry;
    }

    void add(SendMessage message) {
        long expiry = message.expiry();
        if (expiry != Time.NEVER) {
            messages.add(message);
            nextExpiry = Math.min(nextExpiry, expiry);
        }
    }

    /** The messages that have expired; those that are over are forgotten. */
    List<SendMessage> takeExpired(long now) {
        List<SendMessage> expired = new ArrayList<>();
        nextExpiry = Time.NEVER;
        for (Iterator<SendMessage> iterator = messages.iterator(); iterator.hasNext();) {
            SendMessage message = iterator.next();
            if (message.isOver()) {
                iterator.remove();
            } else if (message.expiry() <= now) {
                iterator.remove();
                expired.add(message);
            } else {
                nextExpiry = Math.min(nextExpiry, message.expiry());
            }
        }
        return expired;
    }
}
