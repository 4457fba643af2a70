package io.github.peerfire.phone;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.PeerfireClient;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;

/** A phone without a screen. All methods may be called from any thread. */
public final class HeadlessPhone implements AutoCloseable {

    private HeadlessPhone() {
    }

    /**
     * Signs in.
     *
     * @param toneFrequency of the tone that this phone sends, in hertz, 20-3900
     * @return fails as {@link PeerfireClient#signIn}
     */
    public static CompletableFuture<HeadlessPhone> start(ClientConfig config, double toneFrequency) {
        throw new UnsupportedOperationException();
    }

    /** The client that the phone uses. */
    public PeerfireClient client() {
        throw new UnsupportedOperationException();
    }

    /** Is told incoming calls before they are answered; answers itself if it wants to. Replaces the automatic answer. */
    public void onIncomingCall(Consumer<PhoneCall> listener) {
        throw new UnsupportedOperationException();
    }

    /** Accepts every incoming call at once, then tells of it. */
    public void answerAutomatically(Consumer<PhoneCall> listener) {
        throw new UnsupportedOperationException();
    }

    /** Calls a contact with audio and data. */
    public PhoneCall call(BareJid contact) {
        throw new UnsupportedOperationException();
    }

    /** Ends all calls and signs out. Idempotent. */
    public CompletableFuture<Void> closeAsync() {
        throw new UnsupportedOperationException();
    }

    /** As {@link #closeAsync}, waiting for the end. */
    @Override
    public void close() {
        closeAsync().join();
    }
}
