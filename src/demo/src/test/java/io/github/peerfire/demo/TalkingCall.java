package io.github.peerfire.demo;

import io.github.peerfire.client.Call;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A call of a {@link TalkingClient}, which sends sound while it is active, and notes what it hears. */
final class TalkingCall {

    /** 20 ms of G.711 as a tag: a body with its format, and 160 samples. */
    private static final byte[] SOUND = new byte[161];
    private static final long FRAME_MILLISECONDS = 20;
    private static final long TIMESTAMP = 0xffffffffL;

    static {
        SOUND[0] = (byte) 0x82;
    }

    private final Call call;
    private final ScheduledExecutorService voices;
    private final AtomicLong heard = new AtomicLong();
    private final CompletableFuture<Long> firstAudio = new CompletableFuture<>();
    private ScheduledFuture<?> voice;

    TalkingCall(Call call, ScheduledExecutorService voices) {
        this.call = call;
        this.voices = voices;
        call.remote().onAudio((timestamp, tag) -> {
            heard.incrementAndGet();
            firstAudio.complete(System.nanoTime());
        });
        call.onStateChange(this::changed);
    }

    /** On the client's thread. */
    private void changed(CallState state) {
        boolean active = state.phase() == CallPhase.ACTIVE;
        if (active && voice == null) {
            voice = voices.scheduleAtFixedRate(this::talk, 0, FRAME_MILLISECONDS, TimeUnit.MILLISECONDS);
        } else if (!active && voice != null) {
            voice.cancel(false);
            voice = null;
        }
        if (state.isOver()) {
            firstAudio.completeExceptionally(new IllegalStateException(state.explain(Locale.ENGLISH)));
        }
    }

    private void talk() {
        call.local().audio(TimeUnit.NANOSECONDS.toMillis(System.nanoTime()) & TIMESTAMP, SOUND);
    }

    Call call() {
        return call;
    }

    /** As many audio messages have come. */
    long heard() {
        return heard.get();
    }

    /** Completes with {@link System#nanoTime} when the first one comes; exceptionally if the call ends before. */
    CompletableFuture<Long> firstAudio() {
        return firstAudio.copy();
    }
}
