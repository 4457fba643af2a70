package io.github.peerfire.client.videophone;

import io.github.peerfire.flash.crypto.PeerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Phases of a call and the time that each may take; moves on the line's thread only. */
final class CallMachine {

    /** From the first stream to the moment it rings: as long as ordinary calls may take to connect. */
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);

    private final LineThread thread;
    private final PeerId peer;
    private final Duration ringLimit;
    private final List<Consumer<VideoPhonePhase>> listeners = new ArrayList<>();
    private final CompletableFuture<VideoPhoneEnding> ended = new CompletableFuture<>();
    private volatile String claimedName;
    private volatile VideoPhonePhase phase = VideoPhonePhase.CONNECTING;
    private volatile VideoPhoneEnding ending;
    private Runnable limit = () -> { };
    private Runnable accepted = () -> { };
    private Runnable over = () -> { };

    CallMachine(LineThread thread, PeerId peer, String claimedName, Duration ringLimit) {
        this.thread = thread;
        this.peer = peer;
        this.claimedName = claimedName;
        this.ringLimit = ringLimit;
    }

    /** What is done when this side accepts, and when the call is over. On the line's thread, before it begins. */
    void on(Runnable accept, Runnable end) {
        accepted = accept;
        over = end;
    }

    /** Whether it was ended before it began. */
    boolean isOver() {
        return phase == VideoPhonePhase.ENDED;
    }

    /** Begins to wait. On the line's thread. */
    void begin() {
        if (phase == VideoPhonePhase.CONNECTING) {
            limit = thread.schedule(CONNECT_LIMIT, () -> end(VideoPhoneEnding.UNREACHABLE));
        }
    }

    PeerId peer() {
        return peer;
    }

    String claimedName() {
        return claimedName;
    }

    VideoPhonePhase phase() {
        return phase;
    }

    Optional<VideoPhoneEnding> ending() {
        return Optional.ofNullable(ending);
    }

    CompletableFuture<VideoPhoneEnding> ended() {
        return ended;
    }

    boolean isActive() {
        return phase == VideoPhonePhase.ACTIVE;
    }

    void onPhase(Consumer<VideoPhonePhase> listener) {
        thread.execute(() -> {
            listeners.add(listener);
            listener.accept(phase);
        });
    }

    /** The other side said its name, so it rings here. Any thread. */
    void named(String name, Runnable ring) {
        thread.execute(() -> {
            if (phase == VideoPhonePhase.CONNECTING) {
                claimedName = name;
                rings();
                ring.run();
            }
        });
    }

    /** It rings there. Any thread. */
    void ringing() {
        thread.execute(() -> {
            if (phase == VideoPhonePhase.CONNECTING) {
                rings();
            }
        });
    }

    private void rings() {
        limit.run();
        limit = thread.schedule(ringLimit, () -> end(VideoPhoneEnding.NO_ANSWER));
        become(VideoPhonePhase.ALERTING);
    }

    /** The user accepts. Any thread. */
    void accept() {
        thread.execute(() -> {
            if (phase == VideoPhonePhase.ALERTING) {
                activate();
            }
        });
    }

    /** The other side accepted, whether we saw that it rings or not. Any thread. */
    void acceptedThere() {
        thread.execute(() -> {
            if (phase == VideoPhonePhase.CONNECTING || phase == VideoPhonePhase.ALERTING) {
                activate();
            }
        });
    }

    private void activate() {
        limit.run();
        become(VideoPhonePhase.ACTIVE);
        accepted.run();
    }

    /** A stream could not be connected, or was refused. Any thread. */
    void refused(VideoPhoneEnding why) {
        thread.execute(() -> finish(
                phase == VideoPhonePhase.CONNECTING ? why : VideoPhoneEnding.REMOTE_HUNG_UP));
    }

    /** Any thread. */
    void end(VideoPhoneEnding why) {
        thread.execute(() -> finish(why));
    }

    private void finish(VideoPhoneEnding why) {
        if (phase == VideoPhonePhase.ENDED) {
            return;
        }
        limit.run();
        ending = why;
        try {
            over.run();
        } finally {
            become(VideoPhonePhase.ENDED);
            ended.complete(why);
        }
    }

    private void become(VideoPhonePhase next) {
        phase = next;
        List.copyOf(listeners).forEach(listener -> thread.execute(() -> listener.accept(next)));
    }
}
