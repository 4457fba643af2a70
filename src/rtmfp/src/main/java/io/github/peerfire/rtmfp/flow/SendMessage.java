package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.rtmfp.common.Time;

/** A message in a send queue, as its fragments share it. */
final class SendMessage implements WriteReceipt {

    private final SendFlow flow;
    private final long startExpiry;
    private final long finishExpiry;
    private final boolean onlyOnce;
    private final long firstSequenceNumber;
    private final int fragmentCount;
    private byte[] data;
    private int unacknowledged;
    private boolean started;
    private boolean abandoned;

    SendMessage(SendFlow flow, byte[] data, long firstSequenceNumber, int fragmentCount, Reliability reliability,
            long now) {
        this.flow = flow;
        this.data = data;
        this.firstSequenceNumber = firstSequenceNumber;
        this.fragmentCount = fragmentCount;
        this.unacknowledged = fragmentCount;
        this.onlyOnce = reliability.finishWithin() == 0;
        this.startExpiry = expiry(now, reliability.startWithin());
        this.finishExpiry = onlyOnce ? Time.NEVER : expiry(now, reliability.finishWithin());
    }

    private static long expiry(long now, long within) {
        return within >= Time.NEVER - now - 1 ? Time.NEVER : now + within + 1;
    }

    @Override
    public boolean isStarted() {
        return started;
    }

    @Override
    public boolean isDelivered() {
        return unacknowledged == 0;
    }

    @Override
    public boolean isAbandoned() {
        return abandoned;
    }

    @Override
    public void abandon() {
        flow.abandon(this);
    }

    byte[] data() {
        return data;
    }

    int fragmentCount() {
        return fragmentCount;
    }

    long firstSequenceNumber() {
        return firstSequenceNumber;
    }

    long lastSequenceNumber() {
        return firstSequenceNumber + fragmentCount - 1;
    }

    /** Whether nothing of it is to be sent again. */
    boolean isOnlyOnce() {
        return onlyOnce;
    }

    /** The first time at which it is too late for it. */
    long expiry() {
        return started ? finishExpiry : Math.min(startExpiry, finishExpiry);
    }

    boolean isOver() {
        return abandoned || unacknowledged == 0;
    }

    void start() {
        started = true;
    }

    void fragmentAcknowledged() {
        unacknowledged--;
        if (unacknowledged == 0) {
            data = null;
        }
    }

    /** Marks it abandoned, for ever: RFC 7016 §3.6.2.7, an abandoned fragment MUST NOT be un-abandoned. */
    void markAbandoned() {
        abandoned = true;
        data = null;
    }
}
