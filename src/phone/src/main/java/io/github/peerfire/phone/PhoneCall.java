package io.github.peerfire.phone;

import io.github.peerfire.client.Call;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A call of a {@link HeadlessPhone}: while it is active it sends a G.711 tone, 50 messages a second, and a numbered
 * data message each second. Thread-safe.
 */
public final class PhoneCall {

    private static final int MILLIS = 20;
    private static final int SAMPLES = ToneGenerator.RATE * MILLIS / 1000;
    private static final int DATA_EVERY = 1000 / MILLIS;
    private static final String HANDLER = "onPhone";

    private final Call call;
    private final ScheduledExecutorService ticker;
    private final ToneGenerator tone;
    private final ToneMeter meter = new ToneMeter();
    private final Counter audioSent = new Counter();
    private final Counter audioReceived = new Counter();
    private final Counter dataSent = new Counter();
    private final Counter dataReceived = new Counter();
    private final CompletableFuture<Long> firstAudio = new CompletableFuture<>();
    private final CompletableFuture<Double> firstFrequency = new CompletableFuture<>();
    private ScheduledFuture<?> ticking;
    private long ticks;

    PhoneCall(Call call, ScheduledExecutorService ticker, double toneFrequency) {
        this.call = call;
        this.ticker = ticker;
        this.tone = new ToneGenerator(toneFrequency);
        call.remote().onAudio(this::heard);
        call.remote().onData(this::told);
        call.onStateChange(this::changed);
    }

    /** The call itself. */
    public Call call() {
        return call;
    }

    /** What was sent and received so far. */
    public PhoneCounters counters() {
        return new PhoneCounters(audioSent.messages(), audioSent.bytes(), audioReceived.messages(),
                audioReceived.bytes(), dataSent.messages(), dataSent.bytes(), dataReceived.messages(),
                dataReceived.bytes());
    }

    /**
     * Completes when the first audio message arrives with its {@link System#nanoTime}; exceptionally if the call ends
     * before.
     */
    public CompletableFuture<Long> firstAudio() {
        return firstAudio.copy();
    }

    /** Completes with the first frequency that was heard, in hertz; exceptionally if the call ends before. */
    public CompletableFuture<Double> firstFrequency() {
        return firstFrequency.copy();
    }

    /** The frequency that was heard last, in hertz; 0 before half a second was heard. */
    public double heardFrequency() {
        return meter.frequency();
    }

    private synchronized void changed(CallState state) {
        boolean active = state.phase() == CallPhase.ACTIVE;
        if (active && ticking == null) {
            ticking = ticker.scheduleAtFixedRate(this::tick, 0, MILLIS, TimeUnit.MILLISECONDS);
        } else if (!active && ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
        if (state.isOver()) {
            IllegalStateException over = new IllegalStateException(state.explain(Locale.getDefault()));
            firstAudio.completeExceptionally(over);
            firstFrequency.completeExceptionally(over);
        }
    }

    private synchronized void tick() {
        byte[] tag = G711Tag.of(tone.next(SAMPLES));
        call.local().audio(ticks * MILLIS, tag);
        audioSent.add(tag.length);
        if (ticks % DATA_EVERY == 0) {
            String text = "message " + ticks / DATA_EVERY;
            call.local().send(HANDLER, text);
            dataSent.add(size(text));
        }
        ticks++;
    }

    private void heard(long timestamp, byte[] tag) {
        firstAudio.complete(System.nanoTime());
        audioReceived.add(tag.length);
        meter.take(G711Tag.samples(tag));
        if (meter.frequency() > 0) {
            firstFrequency.complete(meter.frequency());
        }
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
