package io.github.peerfire.smack.calls;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jxmpp.jid.BareJid;

/** How often an account may make us ring, and all who are no contacts together (ProtoXEP section 11). One thread. */
public final class ProposeLimit {

    private static final long WINDOW = Duration.ofMinutes(1).toNanos();
    private static final int FOR_CONTACTS = 5;
    private static final int FOR_STRANGERS = 2;
    private static final int FOR_ALL_STRANGERS = 20;

    private final int forContacts;
    private final Map<BareJid, Deque<Long>> recent = new LinkedHashMap<>();
    private final Deque<Long> strangers = new ArrayDeque<>();

    /** The usual one. */
    public ProposeLimit() {
        this(FOR_CONTACTS);
    }

    /** @param forContacts how often each contact may in a minute */
    public ProposeLimit(int forContacts) {
        this.forContacts = forContacts;
    }

    /**
     * Whether one more is heard now. No crowd of strangers keeps a contact from being heard, nor does another contact.
     *
     * @param now nanoseconds, never less than before
     */
    public boolean admits(BareJid account, boolean contact, long now) {
        recent.values().forEach(times -> forget(times, now));
        recent.values().removeIf(Deque::isEmpty);
        forget(strangers, now);
        int sofar = recent.containsKey(account) ? recent.get(account).size() : 0;
        if (sofar >= (contact ? forContacts : FOR_STRANGERS) || !contact && strangers.size() >= FOR_ALL_STRANGERS) {
            return false;
        }
        recent.computeIfAbsent(account, key -> new ArrayDeque<>()).add(now);
        if (!contact) {
            strangers.add(now);
        }
        return true;
    }

    private static void forget(Deque<Long> times, long now) {
        times.removeIf(time -> now - time >= WINDOW);
    }
}
