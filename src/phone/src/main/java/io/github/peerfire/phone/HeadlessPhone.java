package io.github.peerfire.phone;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.smack.element.MediaKind;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;

/** A phone without a screen. All methods may be called from any thread. */
public final class HeadlessPhone implements AutoCloseable {

    private final PeerfireClient client;
    private final double toneFrequency;
    private final ScheduledExecutorService ticker;

    private HeadlessPhone(PeerfireClient client, double toneFrequency) {
        this.client = client;
        this.toneFrequency = toneFrequency;
        this.ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "peerfire-phone-" + client.jid());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Signs in.
     *
     * @param toneFrequency of the tone that this phone sends, in hertz, 20-3900
     * @return fails as {@link PeerfireClient#signIn}
     * @throws IllegalArgumentException if the tone is out of range
     */
    public static CompletableFuture<HeadlessPhone> start(ClientConfig config, double toneFrequency) {
        new ToneGenerator(toneFrequency);
        return PeerfireClient.signIn(config).thenApply(client -> new HeadlessPhone(client, toneFrequency));
    }

    /** The client that the phone uses. */
    public PeerfireClient client() {
        return client;
    }

    /** Is told incoming calls while they ring, and answers them now or later. Replaces the automatic answer. */
    public void onIncomingCall(Consumer<PhoneCall> listener) {
        client.onIncomingCall(call -> listener.accept(phoneCall(call)));
    }

    /** Accepts every incoming call at once, then tells of it. */
    public void answerAutomatically(Consumer<PhoneCall> listener) {
        onIncomingCall(call -> {
            call.call().accept();
            listener.accept(call);
        });
    }

    /** Calls a contact with audio and data. */
    public PhoneCall call(BareJid contact) {
        return phoneCall(client.call(contact, MediaKind.AUDIO, MediaKind.DATA));
    }

    /** Ends all calls and signs out. Idempotent. */
    public CompletableFuture<Void> closeAsync() {
        return client.closeAsync().whenComplete((done, failure) -> ticker.shutdownNow());
    }

    /** As {@link #closeAsync}, waiting for the end. */
    @Override
    public void close() {
        closeAsync().join();
    }

    private PhoneCall phoneCall(Call call) {
        return new PhoneCall(call, ticker, toneFrequency);
    }
}
