package io.github.peerfire.phone.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jxmpp.jid.BareJid;

/** Who was invited to a group call and has not answered yet. Times are those of {@link System#nanoTime}. */
final class Guests {

    private final long patience;
    /** Until when each is waited for. */
    private final Map<BareJid, Long> awaited = new LinkedHashMap<>();

    /** @param patience for how long each is waited for, in nanoseconds */
    Guests(long patience) {
        this.patience = patience;
    }

    /** It rings there from now on. */
    void invited(BareJid guest, long now) {
        awaited.put(guest, now + patience);
    }

    /** Nobody waits for this one any more. */
    void answered(BareJid guest) {
        awaited.remove(guest);
    }

    boolean isAwaited(BareJid guest, long now) {
        Long until = awaited.get(guest);
        return until != null && now - until < 0;
    }

    /** Forgets those who did not answer in time, and says once who they are. */
    List<BareJid> givenUp(long now) {
        List<BareJid> silent = awaited.keySet().stream().filter(guest -> !isAwaited(guest, now)).toList();
        silent.forEach(awaited::remove);
        return silent;
    }
}
