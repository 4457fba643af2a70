package io.github.peerfire.rendezvous.trace;

import java.time.Duration;

/**
 * A step and when it was.
 *
 * @param step what happened
 * @param after since the introduction began
 * @param count what the step counts, otherwise 0
 */
public record TimedStep(IntroductionStep step, Duration after, int count) {
}
