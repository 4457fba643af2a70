package io.github.peerfire.rendezvous.trace;

import io.github.peerfire.flash.crypto.PeerId;
import java.time.Instant;
import java.util.List;

/**
 * One introduction, as it stood when it was asked for.
 *
 * @param number counts up; names this introduction
 * @param begun when the first hello came
 * @param asker who asked, by peer ID
 * @param askerConnection who asked, by {@link io.github.peerfire.rendezvous.ConnectedPeer#connectionId}
 * @param target who was asked for
 * @param timeline what happened, in order; of very many steps the first and the last ones
 * @param outcome how it stands
 */
public record IntroductionReport(
        long number,
        Instant begun,
        PeerId asker,
        long askerConnection,
        PeerId target,
        List<TimedStep> timeline,
        IntroductionOutcome outcome) {

    /** Copies the time line. */
    public IntroductionReport {
        timeline = List.copyOf(timeline);
    }

    /** Whether something happened in it. */
    public boolean has(IntroductionStep step) {
        return timeline.stream().anyMatch(timed -> timed.step() == step);
    }

    /** Shows the beginnings of peer IDs only. */
    @Override
    public String toString() {
        return "IntroductionReport[" + number + ", " + asker.hex().substring(0, 8) + " to "
                + target.hex().substring(0, 8) + ", " + outcome + "]";
    }
}
