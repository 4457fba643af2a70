package io.github.peerfire.flash;

/**
 * What a stream has carried of one kind: audio, video or data.
 *
 * @param messages as many were sent, or arrived
 * @param bytes of their tags or encoded values, without headers
 * @param bytesPerSecond over the last second
 * @param lost sent messages that were given up before they arrived; at the player, at least as many never came
 */
public record TrafficInfo(long messages, long bytes, double bytesPerSecond, long lost) {

    /** Nothing at all. */
    public static final TrafficInfo NONE = new TrafficInfo(0, 0, 0, 0);

    /**
     * The share that was lost, 0 to 1: at the publisher of what was sent, at the player of what is known to have been
     * sent.
     */
    public double lossRate() {
        return messages == 0 ? 0 : Math.min(1, (double) lost / messages);
    }
}
