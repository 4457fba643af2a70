package io.github.peerfire.phone;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.phone.control.DeviceReturns;
import io.github.peerfire.phone.media.audio.AudioCodecs;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.device.ToneSource;
import io.github.peerfire.phone.media.session.MediaCodecs;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.phone.media.video.VideoCodecs;
import io.github.peerfire.smack.element.MediaKind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;

/** A phone without a screen. All methods may be called from any thread. */
public final class HeadlessPhone implements AutoCloseable {

    /** Of a goodbye and of devices that hang. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final PeerfireClient client;
    private final MediaCodecs codecs;
    private final MediaSettings settings;
    private final DeviceReturns returns = new DeviceReturns();
    private final ScheduledExecutorService ticker;

    private HeadlessPhone(PeerfireClient client, MediaCodecs codecs, MediaSettings settings) {
        this.client = client;
        this.codecs = codecs;
        this.settings = settings;
        this.ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "peerfire-phone-" + client.jid());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Signs in a phone that sends a tone in G.711, whose abilities are those of the configuration.
     *
     * @param toneFrequency of the tone, in hertz, 20-3900
     * @return fails as {@link PeerfireClient#signIn}
     * @throws IllegalArgumentException if the tone is out of range
     */
    public static CompletableFuture<HeadlessPhone> start(ClientConfig config, double toneFrequency) {
        new ToneSource(toneFrequency).close();
        MediaCodecs codecs = new MediaCodecs(AudioCodecs.available().only(AudioCodec.G711_MU_LAW), VideoCodecs.none());
        MediaSettings settings = MediaSettings.NONE.withMicrophone(MediaDevices.TONE + ":" + toneFrequency);
        return PeerfireClient.signIn(config).thenApply(client -> new HeadlessPhone(client, codecs, settings));
    }

    /**
     * Signs in a phone with these devices and all codecs that there are; those for pictures only if there is a camera.
     *
     * @return fails as {@link PeerfireClient#signIn}
     */
    public static CompletableFuture<HeadlessPhone> start(ClientConfig config, MediaSettings settings) {
        MediaCodecs codecs = settings.camera().equals(MediaDevices.NONE) ? MediaCodecs.forSound()
                : MediaCodecs.available();
        return PeerfireClient.signIn(config.withAbilities(PhoneAbilities.of(codecs)))
                .thenApply(client -> new HeadlessPhone(client, codecs, settings));
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

    /** Calls a contact with audio, data, and video if there is a camera. */
    public PhoneCall call(BareJid contact) {
        return phoneCall(codecs.video().codecs().isEmpty() ? client.call(contact, MediaKind.AUDIO, MediaKind.DATA)
                : client.call(contact, MediaKind.AUDIO, MediaKind.VIDEO, MediaKind.DATA));
    }

    /** Ends all calls, signs out and gives devices back; completes within some seconds in any case. Idempotent. */
    public CompletableFuture<Void> closeAsync() {
        return end(client.closeAsync(), returns, PATIENCE).whenComplete((done, failure) -> ticker.shutdownNow());
    }

    /** Completes when all is done, or time is over. */
    static CompletableFuture<Void> end(CompletableFuture<Void> signedOut, DeviceReturns returns, Duration patience) {
        return signedOut.thenCompose(over -> returns.done())
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** As {@link #closeAsync}, waiting for the end. */
    @Override
    public void close() {
        closeAsync().join();
    }

    private PhoneCall phoneCall(Call call) {
        return new PhoneCall(call, ticker, codecs, settings, returns);
    }
}
