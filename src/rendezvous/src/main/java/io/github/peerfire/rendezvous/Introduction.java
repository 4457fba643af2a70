package io.github.peerfire.rendezvous;

import io.github.peerfire.rendezvous.trace.IntroductionRecord;
import io.github.peerfire.rtmfp.common.Time;
import java.security.MessageDigest;

/**
 * Two who were told of each other a moment ago, while it is open whether they reach each other. Several loops may see
 * it.
 */
final class Introduction {

    private static final long PAUSE = Time.SECOND;

    final ControlConnection asker;
    final Introducible target;
    final IntroductionRecord record;
    /** When both were told first; nanoseconds. */
    final long begunAt;
    /** When ports of the asker were predicted last; nanoseconds. */
    private volatile long predictedAt;
    /** Of all the asker's hellos. */
    private final byte[] tag;

    Introduction(ControlConnection asker, Introducible target, IntroductionRecord record, byte[] tag, long now) {
        this.asker = asker;
        this.target = target;
        this.record = record;
        this.tag = tag;
        this.begunAt = now;
        this.predictedAt = now - PAUSE;
    }

    /** Whether ports of the asker may be predicted, which has the other send to all of them: once a second. */
    boolean mayPredict(long now) {
        boolean may = now - predictedAt >= PAUSE;
        predictedAt = may ? now : predictedAt;
        return may;
    }

    /** Whether a hello with that tag repeats what this began with. */
    boolean isGoneOnWith(byte[] again, ControlConnection from, Introducible to) {
        return asker == from && target == to && MessageDigest.isEqual(tag, again);
    }
}
