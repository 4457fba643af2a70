package io.github.peerfire.rtmfp.flow;

/**
 * How a sending flow is treated.
 *
 * @param priority flows of a higher priority are served first
 * @param timeCritical whether its data are real-time, which is told to the far end (RFC 7016 §3.5.2.1)
 * @param sendBuffer bytes that may be queued and unacknowledged before {@link SendFlow#isWritable} turns false, at
 *     least 1
 */
public record FlowOptions(Priority priority, boolean timeCritical, int sendBuffer) {

    /** Of {@link Priority#ROUTINE}, not time-critical, with a send buffer of 64 KiB. */
    public static final FlowOptions DEFAULT = new FlowOptions(Priority.ROUTINE, false, 65_536);

    /** @throws IllegalArgumentException if the send buffer has no byte */
    public FlowOptions {
        if (sendBuffer < 1) {
            throw new IllegalArgumentException("send buffer of " + sendBuffer);
        }
    }
}
