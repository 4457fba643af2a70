package io.github.peerfire.rtmfp.flow;

/** What became of one written message; asked on the endpoint's thread. */
public interface WriteReceipt {

    /** Whether its first fragment was sent at least once. */
    boolean isStarted();

    /** Whether all of it was acknowledged. */
    boolean isDelivered();

    /** Whether it was abandoned before that. */
    boolean isAbandoned();

    /** Gives up on the message if it is not delivered. */
    void abandon();
}
