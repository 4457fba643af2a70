package io.github.peerfire.demo;

import io.github.peerfire.client.Call;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Turns a call's changes of state into futures, one for each phase. */
final class CallWatch {

    private final Map<CallPhase, CompletableFuture<CallState>> reached = new EnumMap<>(CallPhase.class);

    CallWatch(Call call) {
        for (CallPhase phase : CallPhase.values()) {
            reached.put(phase, new CompletableFuture<>());
        }
        call.onStateChange(this::changed);
    }

    /** Completes when the call is in that phase; exceptionally, with the reason, if the call ends without. */
    CompletableFuture<CallState> reaches(CallPhase phase) {
        return reached.get(phase);
    }

    private void changed(CallState state) {
        reached.get(state.phase()).complete(state);
        if (state.isOver()) {
            IllegalStateException over = new IllegalStateException(state.explain(Locale.ENGLISH));
            reached.values().forEach(future -> future.completeExceptionally(over));
        }
    }
}
