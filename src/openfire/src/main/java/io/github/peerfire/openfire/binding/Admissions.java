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
        Map<JID, Long> until = live(binding);
        if (period.isZero()) {
            until.remove(guest);
            return true;
        }
        if (until.size() >= MAX_LIVE && !until.containsKey(guest)) {
            return false;
        }
        until.put(guest, clock.millis() + period.toMillis());
        return true;
    }

    /** Whether a full JID is let in by the holder of a binding, itself or all of its account. */
    public synchronized boolean isAdmitted(Binding binding, JID guest) {
        if (!byHolder.containsKey(binding.holder())) {
            return false;
        }
        Map<JID, Long> until = live(binding);
        return until.containsKey(guest) || until.containsKey(guest.asBareJID());
    }

    /** Forgets what a full JID let in. */
    public synchronized void forget(JID holder) {
        byHolder.remove(holder);
    }

    private Map<JID, Long> live(Binding binding) {
        long now = clock.millis();
        Admitted admitted = byHolder.compute(binding.holder(), (holder, known) ->
                known != null && known.epoch() == binding.epoch()
                        ? known : new Admitted(binding.epoch(), new HashMap<>()));
        admitted.until().values().removeIf(end -> end <= now);
        return admitted.until();
    }
}
