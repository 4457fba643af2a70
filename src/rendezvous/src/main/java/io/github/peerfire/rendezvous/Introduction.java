package io.github.peerfire.rendezvous;

import io.github.peerfire.rendezvous.trace.IntroductionRecord;
import io.github.peerfire.rtmfp.EndpointEvent.LookupRequested;
import java.security.MessageDigest;

/** Two who were told of each other a moment ago, while it is open whether they reach each other. Several loops may see it. */
final class Introduction {

    final ControlConnection asker;
    final Introducible target;
    final IntroductionRecord record;
    /** The asker's latest hello; all have the same tag. */
    volatile LookupRequested lookup;
    /** When both were told first and last; nanoseconds. */
    final long begunAt;
    volatile long toldAt;

    Introduction(ControlConnection asker, Introducible target, IntroductionRecord record, LookupRequested lookup,
            long now) {
        this.asker = asker;
        this.target = target;
        this.record = record;
        this.lookup = lookup;
        this.begunAt = now;
    }

    /** Whether a hello repeats what this began with. */
    boolean isGoneOnWith(LookupRequested again, ControlConnection from, Introducible to) {
        return asker == from && target == to && MessageDigest.isEqual(lookup.tag(), again.tag());
    }
}
