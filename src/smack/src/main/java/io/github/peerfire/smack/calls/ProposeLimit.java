package io.github.peerfire.smack.calls;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jxmpp.jid.BareJid;

/** How often an account may make us ring (ProtoXEP section 11). */
final class ProposeLimit {

    private static final long WINDOW = Duration.ofMinutes(1).toNanos();
    private static final int FOR_CONTACTS = 5;
    private static final int FOR_STRANGERS = 2;
    private static final int MAX_ACCOUNTS = 256;

    private final Map<BareJid, Deque<Long>> recent = new LinkedHashMap<>();

    /** Whether one more propose is heard now. */
    boolean admits(BareJid account, boolean contact, long now) {
        recent.values().forEach(times -> times.removeIf(time -> now - time >= WINDOW));
        recent.values().removeIf(Deque::isEmpty);
        if (!recent.containsKey(account) && recent.size() >= MAX_ACCOUNTS) {
            return false;
        }
        Deque<Long> times = recent.computeIfAbsent(account, key -> new ArrayDeque<>());
        if (times.size() >= (contact ? FOR_CONTACTS : FOR_STRANGERS)) {
            return false;
        }
        times.add(now);
        return true;
    }
}
