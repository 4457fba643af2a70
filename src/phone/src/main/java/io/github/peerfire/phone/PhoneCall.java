package io.github.peerfire.phone;

import io.github.peerfire.client.Call;
import java.util.concurrent.CompletableFuture;

/** A call of a {@link HeadlessPhone}: sends a G.711 tone and a numbered data message each second while it is active. */
public final class PhoneCall {

    PhoneCall() {
    }

    /** The call itself. */
    public Call call() {
        throw new UnsupportedOperationException();
    }

    /** What was sent and received so far. */
    public PhoneCounters counters() {
        throw new UnsupportedOperationException();
    }

    /** Completes when the first audio message arrives with its {@link System#nanoTime}; exceptionally if the call ends before. */
    public CompletableFuture<Long> firstAudio() {
        throw new UnsupportedOperationException();
    }

    /** The frequency that was heard last, in hertz; 0 before anything was heard. */
    public double heardFrequency() {
        throw new UnsupportedOperationException();
    }
}
