package io.github.peerfire.openfire.binding;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.xmpp.packet.JID;

/**
 * Whom bound endpoints let in although they are not on the roster (ProtoXEP section 5.6, {@code <admit/>}). An
 * admission ends with the binding under which it was made. Thread-safe.
 */
public final class Admissions {

    /** Live admissions that a full JID may have. */
    public static final int MAX_LIVE = 64;

    private record Admitted(long epoch, Map<JID, Long> until) {

        boolean isOf(Binding binding) {
            return epoch == binding.epoch();
        }
    }

    private final Clock clock;
    private final Map<JID, Admitted> byHolder = new HashMap<>();

    /** Lets nobody in yet. */
    public Admissions(Clock clock) {
        this.clock = clock;
    }

    /**
     * Lets somebody in.
     *
     * @param binding of the one who lets in
     * @param guest full or bare JID
     * @param period how long; zero revokes
     * @return false if there are too many live ones
     */
    public synchronized boolean admit(Binding binding, JID guest, Duration period) {
        long now = clock.millis();
        Map<JID, Long> until = byHolder.compute(binding.holder(), (holder, known) ->
                known != null && known.isOf(binding) ? known : new Admitted(binding.epoch(), new HashMap<>())).until();
        until.values().removeIf(end -> end <= now);
        if (period.isZero()) {
            until.remove(guest);
            return true;
        }
        if (until.size() >= MAX_LIVE && !until.containsKey(guest)) {
            return false;
        }
        until.put(guest, now + period.toMillis());
        return true;
    }

    /** Whether a full JID is let in by the holder of a binding, itself or all of its account. */
    public synchronized boolean isAdmitted(Binding binding, JID guest) {
        Admitted admitted = byHolder.get(binding.holder());
        if (admitted == null || !admitted.isOf(binding)) {
            return false;
        }
        long now = clock.millis();
        return admitted.until().getOrDefault(guest, now) > now
                || admitted.until().getOrDefault(guest.asBareJID(), now) > now;
    }

    /** Forgets what a full JID let in. */
    public synchronized void forget(JID holder) {
        byHolder.remove(holder);
    }
}
