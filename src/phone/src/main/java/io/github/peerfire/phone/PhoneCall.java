package io.github.peerfire.phone;

import io.github.peerfire.client.Call;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.phone.control.DeviceReturns;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.ToneMeter;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.session.MediaCodecs;
import io.github.peerfire.phone.media.session.MediaCounters;
import io.github.peerfire.phone.media.session.MediaEvent;
import io.github.peerfire.phone.media.session.MediaSession;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A call of a {@link HeadlessPhone}: while it is active it sends what the phone's devices hear and see, and a numbered
 * data message each second. Thread-safe.
 */
public final class PhoneCall {

    private static final String HANDLER = "onPhone";

    private final Call call;
    private final ScheduledExecutorService ticker;
    private final MediaCodecs codecs;
    private final MediaSettings settings;
    private final DeviceReturns returns;
    private final ToneMeter meter = new ToneMeter();
    private final Counter dataSent = new Counter();
    private final Counter dataReceived = new Counter();
    private final CompletableFuture<Long> firstAudio = new CompletableFuture<>();
    private final CompletableFuture<MediaSession> media = new CompletableFuture<>();
    private volatile Consumer<MediaEvent> events = event -> { };
    private volatile Consumer<AudioFrame> listener = frame -> { };
    private ScheduledFuture<?> ticking;
    private long ticks;

    PhoneCall(Call call, ScheduledExecutorService ticker, MediaCodecs codecs, MediaSettings settings,
            DeviceReturns returns) {
        this.call = call;
        this.ticker = ticker;
        this.codecs = codecs;
        this.settings = settings;
        this.returns = returns;
        call.remote().onData(this::told);
        call.onStateChange(this::changed);
    }

    /** The call itself. */
    public Call call() {
        return call;
    }

    /** Completes with devices and codecs when the call is active for the first time; exceptionally if it never is. */
    public CompletableFuture<MediaSession> media() {
        return media.copy();
    }

    /** Is told what happens to devices and codecs, on any thread; one listener. */
    public void onEvent(Consumer<MediaEvent> told) {
        events = told;
    }

    /** Gets what is heard, 50 times a second; one listener. */
    public void onSound(Consumer<AudioFrame> frames) {
        listener = frames;
    }

    /** What was sent and received so far. */
    public PhoneCounters counters() {
        MediaCounters counters = media.isDone() && !media.isCompletedExceptionally()
                ? media.join().pipeline().counters() : MediaCounters.NONE;
        return new PhoneCounters(counters.audioSent().messages(), counters.audioSent().bytes(),
                counters.audioReceived().messages(), counters.audioReceived().bytes(), dataSent.messages(),
                dataSent.bytes(), dataReceived.messages(), dataReceived.bytes());
    }

    /**
     * Completes when the first audio message arrives with its {@link System#nanoTime}; exceptionally if the call ends
     * before.
     */
    public CompletableFuture<Long> firstAudio() {
        return firstAudio.copy();
    }

    /**
     * The frequency of the half second that was heard last, in hertz; 0 before there is one, and for silence. Where
     * sound is missing in between, it is too low.
     */
    public double heardFrequency() {
        return meter.frequency();
    }

    /** What was heard last. */
    public ToneMeter heard() {
        return meter;
    }

    private synchronized void changed(CallState state) {
        boolean active = state.phase() == CallPhase.ACTIVE;
        if (active && !media.isDone()) {
            begin();
        }
        media.thenAccept(session -> session.pipeline().setHeld(!active));
        if (active && ticking == null) {
            ticking = ticker.scheduleAtFixedRate(this::tick, 0, 1, TimeUnit.SECONDS);
        } else if (!active && ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
        if (state.isOver()) {
            media.thenAccept(session -> returns.begin(session::close));
            IllegalStateException over = new IllegalStateException(state.explain(Locale.getDefault()));
            media.completeExceptionally(over);
            firstAudio.completeExceptionally(over);
        }
    }

    private void begin() {
        MediaSession session = new MediaSession(call.local(), call.remote(), call::statistics, codecs, settings,
                new MediaDevices(), this::happened);
        PhoneAbilities.choose(call, session.pipeline(), codecs);
        session.onSound(this::heard);
        session.start();
        media.complete(session);
    }

    private void happened(MediaEvent event) {
        if (event instanceof MediaEvent.FirstAudio) {
            firstAudio.complete(System.nanoTime());
        }
        events.accept(event);
    }

    private void heard(AudioFrame frame) {
        meter.take(frame.samples());
        listener.accept(frame);
    }

    private synchronized void tick() {
        String text = "message " + ticks++;
        call.local().send(HANDLER, text);
        dataSent.add(size(text));
    }

    private void told(String handler, List<AmfValue> values) {
        if (handler.equals(HANDLER)) {
            dataReceived.add(size(values.stream().map(value -> value.asText().orElse(""))
                    .collect(Collectors.joining())));
        }
    }

    private static long size(String text) {
        return HANDLER.length() + text.getBytes(StandardCharsets.UTF_8).length;
    }
}
