package io.github.peerfire.rtmfp;

/**
 * Key work that takes too long for the endpoint's thread. {@link #run} may be called once, on any thread; afterwards
 * the driver hands the task to {@link Endpoint#completeKeying} on the endpoint's thread.
 */
public interface KeyingTask extends Runnable {
}
