package io.github.peerfire.openfire.operation.call;

import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.TimedStep;
import java.time.Instant;
import java.util.List;

/**
 * An introduction as administrators see it.
 *
 * @param number names it
 * @param begun when it was asked for
 * @param asker who asked
 * @param target who was asked for
 * @param outcome how it stands
 * @param explanation a sentence about that
 * @param timeline what happened, in order
 */
public record IntroductionRow(
        long number,
        Instant begun,
        Party asker,
        Party target,
        IntroductionOutcome outcome,
        Message explanation,
        List<TimedStep> timeline) {

    /** Copies the time line. */
    public IntroductionRow {
        timeline = List.copyOf(timeline);
    }
}
