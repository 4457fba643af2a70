package io.github.peerfire.demo;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.smack.element.MediaKind;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;

/** A client without devices and codecs, which makes a sound in each of its calls. */
final class TalkingClient implements AutoCloseable {

    private final PeerfireClient client;
    private final ScheduledExecutorService voices;

    private TalkingClient(PeerfireClient client) {
        this.client = client;
        this.voices = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "peerfire-voice-" + client.jid());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Fails as {@link PeerfireClient#signIn}. */
    static CompletableFuture<TalkingClient> signIn(ClientConfig config) {
        return PeerfireClient.signIn(config).thenApply(TalkingClient::new);
    }

    PeerfireClient client() {
        return client;
    }

    /** Is told each call that rings from now on, in place of whoever was told before. */
    void onIncomingCall(Consumer<TalkingCall> listener) {
        client.onIncomingCall(call -> listener.accept(talking(call)));
    }

    /** Calls a contact with sound and data. */
    TalkingCall call(BareJid contact) {
        return talking(client.call(contact, MediaKind.AUDIO, MediaKind.DATA));
    }

    private TalkingCall talking(Call call) {
        return new TalkingCall(call, voices);
    }

    CompletableFuture<Void> closeAsync() {
        return client.closeAsync().whenComplete((done, failure) -> voices.shutdownNow());
    }

    @Override
    public void close() {
        closeAsync().join();
    }
}
