package io.github.peerfire.smack.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The network between peers: who connects to whom, when their sessions open, break, and open again. */
final class SimulatedPeers {

    private final VirtualClock clock;
    private final Random random;
    private final List<SimulatedMedia> open = new ArrayList<>();
    private boolean silent;

    SimulatedPeers(VirtualClock clock, Random random) {
        this.clock = clock;
        this.random = random;
    }

    /** A side wants a session; it opens when the other one wants it, too, and both have the right addresses. */
    void connect(SimulatedMedia media) {
        if (!open.contains(media)) {
            open.add(media);
        }
        match(media);
    }

    private void match(SimulatedMedia media) {
        Optional<SimulatedMedia> other = other(media);
        // Some networks let nothing through.
        if (silent || other.isEmpty() || media.isBlocked() || other.get().isBlocked()) {
            return;
        }
        int attempt = media.nextAttempt();
        int theirs = other.get().nextAttempt();
        later(2000, () -> {
            if (media.isAttempt(attempt) && other.get().isAttempt(theirs)) {
                later(200, () -> ready(media, attempt));
                later(200, () -> ready(other.get(), theirs));
            }
        });
    }

    private static void ready(SimulatedMedia media, int attempt) {
        if (media.isAttempt(attempt)) {
            media.tellReady();
        }
    }

    private Optional<SimulatedMedia> other(SimulatedMedia media) {
        return open.stream().filter(one -> one != media && one.sid().equals(media.sid()) && one.fits(media)
                && media.fits(one)).findFirst();
    }

    /** The session of a call breaks; perhaps it can be opened again without any help. */
    void lose(SimulatedMedia media) {
        Optional<SimulatedMedia> other = other(media);
        noticeLoss(media);
        other.ifPresent(this::noticeLoss);
        if (random.nextBoolean()) {
            later(60_000, () -> {
                if (open.contains(media)) {
                    match(media);
                }
            });
        }
    }

    private void noticeLoss(SimulatedMedia media) {
        int attempt = media.nextAttempt();
        later(3000, () -> {
            if (media.isAttempt(attempt)) {
                media.tellLost();
            }
        });
    }

    /** All sessions break, and none is opened any more. */
    void fallSilent() {
        silent = true;
        open.forEach(this::noticeLoss);
    }

    /** A side is gone, be it that its call is over or its device dead. */
    void leave(SimulatedMedia media) {
        Optional<SimulatedMedia> other = other(media);
        open.remove(media);
        other.ifPresent(this::noticeLoss);
    }

    private void later(int longest, Runnable task) {
        clock.schedule(Duration.ofMillis(1 + random.nextInt(longest)), task);
    }
}
