package io.github.peerfire.client;

/** The stream that this side of a call publishes. All methods may be called from any thread. */
public interface LocalStream {

    /**
     * Sends an audio message, unreliable and first (ProtoXEP 6.2).
     *
     * @param timestamp milliseconds since the stream began
     * @param tag an FLV audio tag's body; must not be changed afterwards
     */
    void audio(long timestamp, byte[] tag);

    /**
     * Sends a video message.
     *
     * @param timestamp milliseconds since the stream began
     * @param tag an FLV video tag's body; must not be changed afterwards
     */
    void video(long timestamp, byte[] tag);

    /**
     * Sends a data message, reliably and in order.
     *
     * @param handler the name of the receiver's handler
     * @param values what {@link io.github.peerfire.flash.amf.AmfValue#of} converts
     * @throws IllegalArgumentException if AMF has no type for a value
     */
    void send(String handler, Object... values);

    /**
     * Is told that the other side's decoder needs a key frame, or that pictures were given up on the way so that none
     * is shown before one; on a thread that must not be blocked. One listener, a later one replaces it.
     */
    void onKeyFrameRequest(Runnable listener);

    /**
     * Is told that the other side hears losses: for the next ten seconds it wants each audio message a second time,
     * with the same timestamp, after some that follow it. Who never asks takes repeated sound for new sound. Not told
     * of a stream that several hear, for the others may not want it. On a thread that must not be blocked; one
     * listener, a later one replaces it.
     */
    default void onAudioRepeatRequest(Runnable listener) {
        // Nobody asks.
    }
}
