package io.github.peerfire.testbed.soak;

import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Outage;

/** What can go wrong on a link for a while; how badly is a magnitude from 1 to 100. */
public enum FaultKind {
    /** Up to 30 % are lost. */
    LOSS,
    /** Up to half are lost, three in a row at most. */
    BURST_LOSS,
    /** Up to half come twice. */
    DUPLICATION,
    /** Up to half are overtaken. */
    REORDERING,
    /** In up to 30 % a bit is flipped. */
    CORRUPTION,
    /** Up to 30 % are cut short. */
    TRUNCATION,
    /** Nothing passes. */
    OUTAGE,
    /** Up to a second more. */
    DELAY,
    /** Up to 200 ms more, each by another time. */
    JITTER,
    /** 50 kbit/s at worst, with room for 25 packets. */
    NARROW,
    /** The NAT forgets everything; happens once. */
    NAT_RESTART,
    /** The NAT gets another address; happens once. */
    NAT_MOVE;

    private static final long MILLISECOND = 1_000_000L;
    private static final int QUEUE = 30_000;

    /** Whether the first peer is somewhere else from then on. */
    boolean changesAddress() {
        return this == NAT_RESTART || this == NAT_MOVE;
    }

    /** The link while that is so. */
    Link applyTo(Link link, int magnitude) {
        double part = magnitude / 100.0;
        return switch (this) {
            case LOSS -> link.withLoss(0.3 * part);
            case BURST_LOSS -> link.withLoss(0.5 * part, 3);
            case DUPLICATION -> link.withDuplication(0.5 * part);
            case REORDERING -> link.withReordering(0.5 * part);
            case CORRUPTION -> link.withCorruption(0.3 * part);
            case TRUNCATION -> link.withTruncation(0.3 * part);
            case OUTAGE -> link.withOutage(new Outage(0, Long.MAX_VALUE, 0));
            case DELAY -> link.withDelay(link.delay() + 10 * magnitude * MILLISECOND);
            case JITTER -> link.withJitter(link.jitter() + 2 * magnitude * MILLISECOND);
            case NARROW -> link.withRate(5_000_000 / magnitude, QUEUE);
            case NAT_RESTART, NAT_MOVE -> link;
        };
    }
}
