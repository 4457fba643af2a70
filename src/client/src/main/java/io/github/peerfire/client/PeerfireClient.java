package io.github.peerfire.client;

import io.github.peerfire.smack.element.MediaKind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;

/** A signed-in device: one XMPP resource, one RTMFP NetConnection, bound to each other (ProtoXEP section 12 rule 2). */
public final class PeerfireClient implements AutoCloseable {

    private PeerfireClient() {
    }

    /**
     * Signs in: XMPP login, ticket, NetConnection, binding.
     *
     * @return fails with {@link SignInException}; nothing stays open then
     */
    public static CompletableFuture<PeerfireClient> signIn(ClientConfig config) {
        throw new UnsupportedOperationException();
    }

    /** The full JID that the server assigned. */
    public EntityFullJid jid() {
        throw new UnsupportedOperationException();
    }

    /** Our peer ID, 64 lower-case hex digits. */
    public String peerId() {
        throw new UnsupportedOperationException();
    }

    /** The contacts of the roster, as they are now. */
    public List<Contact> contacts() {
        throw new UnsupportedOperationException();
    }

    /** One contact, as it is now; empty if nothing is known of it. */
    public Optional<Contact> contact(BareJid jid) {
        throw new UnsupportedOperationException();
    }

    /** Tells of each change of a contact's state, and at once of all that are known. */
    public void onContact(Consumer<Contact> listener) {
        throw new UnsupportedOperationException();
    }

    /** Tells of incoming calls, in phase {@code ALERTING}; the listener may accept or decline, now or later. */
    public void onIncomingCall(Consumer<Call> listener) {
        throw new UnsupportedOperationException();
    }

    /** Calls a contact on all its devices. Failures show in the call's state. */
    public Call call(BareJid contact, MediaKind... media) {
        throw new UnsupportedOperationException();
    }

    /** What went between this client and the rendezvous so far. */
    public CompletableFuture<TrafficStatistics> rendezvousTraffic() {
        throw new UnsupportedOperationException();
    }

    /** Ends all calls, signs out, closes the NetConnection. Idempotent. */
    public CompletableFuture<Void> closeAsync() {
        throw new UnsupportedOperationException();
    }

    /** As {@link #closeAsync}, waiting for the end. Not to be called in a callback. */
    @Override
    public void close() {
        closeAsync().join();
    }
}
