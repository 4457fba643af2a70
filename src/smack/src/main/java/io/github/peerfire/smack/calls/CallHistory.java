package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a stretch of the archive tells about calls to this account (XEP-0353 §3.3, XEP-0313). */
final class CallHistory {

    private final Map<String, CallMessage> proposed = new LinkedHashMap<>();
    private final Set<String> withdrawn = new LinkedHashSet<>();
    private final Set<String> answered = new LinkedHashSet<>();

    /** Reads messages in the order in which they were sent. */
    CallHistory(List<CallMessage> messages) {
        messages.forEach(this::read);
    }

    private void read(CallMessage message) {
        JingleMessage content = message.content();
        boolean ours = message.origin() == CallMessage.Origin.SIBLING_SENT;
        switch (content.kind()) {
            case PROPOSE -> {
                if (!ours) {
                    proposed.putIfAbsent(content.id(), message);
                }
            }
            case PROCEED, REJECT -> {
                if (ours) {
                    answered.add(content.id());
                }
            }
            case RETRACT, FINISH -> {
                CallMessage propose = proposed.get(content.id());
                if (!ours && propose != null && propose.from().asBareJid().equals(message.from().asBareJid())) {
                    (tookPlace(content) ? answered : withdrawn).add(content.id());
                }
            }
            case RINGING -> {
                // A device that rang says nothing of an answer.
            }
        }
    }

    /** Whether a caller's last word says that there was a call: this one, or one that took its place. */
    static boolean tookPlace(JingleMessage last) {
        // Before a device has proceeded there is nothing to finish (ProtoXEP 7.4).
        return last.kind() == JingleMessage.Kind.FINISH || last.tieBreak();
    }

    /** The calls that a device of this account took or refused. */
    Set<String> answered() {
        return answered;
    }

    /** The proposals that are not answered. */
    List<CallMessage> unanswered() {
        return proposed.values().stream().filter(propose -> !answered.contains(propose.content().id())).toList();
    }

    /** Whether a caller gave up. */
    boolean isWithdrawn(CallMessage propose) {
        return withdrawn.contains(propose.content().id());
    }
}
