package io.github.peerfire.rendezvous;

import io.github.peerfire.rendezvous.trace.IntroductionRecord;
import io.github.peerfire.rtmfp.EndpointEvent.LookupRequested;

/** Two who were told of each other a moment ago, while it is open whether they reach each other. */
final class Introduction {

    final ControlConnection asker;
    final Introducible target;
    final IntroductionRecord record;
    /** The asker's latest hello; all have the same tag. */
    LookupRequested lookup;
    /** When both were told first and last; nanoseconds. */
    final long begunAt;
    long toldAt;

    Introduction(ControlConnection asker, Introducible target, IntroductionRecord record, LookupRequested lookup,
            long now) {
        this.asker = asker;
        this.target = target;
        this.record = record;
        this.lookup = lookup;
        this.begunAt = now;
    }
}
