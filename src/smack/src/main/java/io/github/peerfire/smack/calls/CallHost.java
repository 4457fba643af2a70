package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.PresenceEndpoint;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;

/** What calls need from the application around them. Called on the calls' thread; must not block. */
public interface CallHost {

    /** Whether an account may know that we are here: it is subscribed to our presence. */
    boolean isContact(BareJid account);

    /** Whether presence shows a device of an account that could ring; advice, calls are placed without. */
    default boolean isCallable(BareJid account) {
        return false;
    }

    /** What presence tells about a device. */
    Optional<PresenceEndpoint> endpoint(EntityFullJid device);

    /** Whether presence told another peer ID of a device before, since the device is there. */
    default boolean hadEndpoint(EntityFullJid device, String peer) {
        return false;
    }

    /** What this device can do. */
    CallAbilities abilities();

    /** Makes sure that our binding lives, and admits the other side if it is no contact (ProtoXEP 5.6). */
    CompletionStage<Void> prepare(BareJid account);

    /** Media for a call. */
    CallMedia media(String sid, boolean initiator);

    /** A call came in and rings. */
    void alerting(CallSession call);

    /** How the user wants to be called, at the moment. */
    default CallManners manners() {
        return CallManners.DEFAULT;
    }

    /** Whether the user is in a call of another kind, which these machines know nothing of. */
    default boolean isEngaged() {
        return false;
    }

    /** Whether the user does not want to hear of an account at all. */
    default boolean isBlocked(BareJid account) {
        return false;
    }

    /** The user's language, in which the other side is told of faults. */
    default Locale language() {
        return Locale.getDefault();
    }

    /** Somebody called in vain; told once for each call. */
    default void missed(MissedCall call) {
        // An application may not care.
    }

    /**
     * A call goes on as another one, without the user being asked: on another device of the other side, since one of
     * both has a new full JID (ProtoXEP 7.5, 7.6), or since the other side called at the same time (7.4); the other one
     * may have been told to {@link #alerting} then. Told before the old one ends.
     */
    default void replaced(CallSession old, CallSession next) {
        // To an application that does not care these are two calls.
    }
}
