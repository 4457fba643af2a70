package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;

/** The calls of a device that are not over. Lives on the calls' thread. */
final class CallRegister {

    private static final Set<CallPhase> COMING =
            EnumSet.of(CallPhase.ALERTING, CallPhase.PREPARING, CallPhase.PROCEEDED);

    private final Map<String, CallSession> calls = new LinkedHashMap<>();

    void add(CallSession call) {
        calls.put(call.id(), call);
    }

    void remove(CallSession call) {
        calls.remove(call.id(), call);
    }

    List<CallSession> all() {
        return List.copyOf(calls.values());
    }

    Optional<CallSession> get(String id) {
        return Optional.ofNullable(calls.get(id));
    }

    /** A call by its id, if it is with the account that says something about it. */
    Optional<CallSession> get(String id, Jid from) {
        return get(id).filter(call -> from != null && call.account().equals(from.asBareJid()));
    }

    /** Our own calls to an account that calls, too (ProtoXEP 7.4): proposed, or about to be. */
    List<CallSession> crossing(BareJid account) {
        return calls.values().stream().filter(call -> call.account().equals(account) && call.takes(CallEvent.TIE_LOST))
                .toList();
    }

    /** The one of {@link #crossing} that prevails over a call of the other side, by the order of their ids. */
    Optional<CallSession> prevailing(BareJid account, String theirId) {
        return crossing(account).stream()
                .filter(ours -> ours.takes(CallEvent.TIE_WON) && ours.id().compareTo(theirId) < 0).findFirst();
    }

    /** A call of an account that rings here, or that is being answered. */
    Optional<CallSession> coming(BareJid account) {
        return calls.values().stream().filter(call -> call.account().equals(account) && !call.isInitiator()
                && COMING.contains(call.state().phase())).findFirst();
    }

    /** A call with an account that has contents (XEP-0353 §4.2). */
    Optional<CallSession> goingOn(BareJid account) {
        return calls.values().stream()
                .filter(call -> call.account().equals(account) && call.state().phase().hasContents()).findFirst();
    }

    /**
     * A call with an account that goes on and, for all that the other side knows, has all of some kinds, so that
     * another one may take its place.
     */
    Optional<CallSession> covering(BareJid account, Set<MediaKind> kinds) {
        return goingOn(account).filter(call -> call.renegotiation().mayBeExpected(kinds));
    }

    /** Whether the user is in a call with anybody, or about to be. */
    boolean isEngaged() {
        return calls.values().stream().anyMatch(call -> call.state().phase() != CallPhase.ALERTING);
    }
}
