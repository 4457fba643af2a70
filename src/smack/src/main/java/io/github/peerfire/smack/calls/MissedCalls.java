package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jxmpp.jid.Jid;

/**
 * Which calls nobody answered. Follows those that do not ring here until they are answered elsewhere, withdrawn, or too
 * old, and tells each one once, however often the archive and the server's offline storage bring it. Lives on the
 * calls' thread.
 */
final class MissedCalls {

    private static final int MAX_REMEMBERED = 1024;
    private static final int MAX_WAITING = 64;

    private final CallClock clock;
    private final Duration patience;
    private final Consumer<MissedCall> listener;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Set<String> settled = Collections.newSetFromMap(new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MAX_REMEMBERED;
        }
    });

    private record Waiting(MissedCall call, CallClock.Timer timer) {
    }

    MissedCalls(CallClock clock, Duration patience, Consumer<MissedCall> listener) {
        this.clock = clock;
        this.patience = patience;
        this.listener = listener;
    }

    /** A propose does not ring here; another device may answer it. */
    void expect(CallMessage propose) {
        expect(propose, patience);
    }

    /** As {@link #expect(CallMessage)}, but not for longer than some time. */
    void expect(CallMessage propose, Duration longest) {
        MissedCall call = of(propose);
        if (settled.contains(call.id()) || waiting.containsKey(call.id()) || waiting.size() >= MAX_WAITING) {
            return;
        }
        waiting.put(call.id(), new Waiting(call, clock.schedule(longest, () -> withdrawn(call.id()))));
    }

    /** A caller gave up, or nobody answered in time. */
    void withdrawn(String id) {
        Waiting call = waiting.remove(id);
        if (call != null) {
            call.timer().cancel();
            tell(call.call());
        }
    }

    /** Whether a propose was heard that does not ring here. */
    boolean isWaiting(String id) {
        return waiting.containsKey(id);
    }

    /** Whether a message of its caller is about a propose that does not ring here. */
    boolean isWaiting(String id, Jid caller) {
        return isWaiting(id) && caller != null && waiting.get(id).call().account().equals(caller.asBareJid());
    }

    /** Whether it was told already, or answered. */
    boolean isSettled(String id) {
        return settled.contains(id);
    }

    /** A device of this account took or refused it. */
    void answered(String id) {
        forget(id);
        settled.add(id);
    }

    /** It rings here after all. */
    void forget(String id) {
        Waiting call = waiting.remove(id);
        if (call != null) {
            call.timer().cancel();
        }
    }

    /** Nobody answered it. */
    void tell(CallMessage propose) {
        tell(of(propose));
    }

    /** Nobody answered it. */
    void tell(MissedCall call) {
        if (settled.add(call.id())) {
            listener.accept(call);
        }
    }

    /** Waits for nothing any more. */
    void stop() {
        waiting.values().forEach(call -> call.timer().cancel());
        waiting.clear();
    }

    private MissedCall of(CallMessage propose) {
        JingleMessage content = propose.content();
        Instant when = clock.time().minus(propose.age());
        return new MissedCall(propose.from().asBareJid(), when, content.media(), content.id());
    }
}
