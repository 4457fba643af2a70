package io.github.peerfire.flash;

/**
 * What a stream has carried of one kind: audio, video or data. A part of {@link NetStreamInfo}.
 *
 * <pre>{@code
 * stream.info().thenAccept(info -> log.info("{} of {} pictures lost", info.video().lost(), info.video().messages()));
 * }</pre>
 *
 * @param messages as many were sent, or arrived
 * @param bytes of their tags or encoded values, without headers
 * @param bytesPerSecond over the last second
 * @param lost sent messages that were given up before they arrived; at the player, at least as many never came
 * @param lossRate the share that was lost, 0 to 1: of what was sent, at the player of what is known to have been sent
 */
public record TrafficInfo(long messages, long bytes, double bytesPerSecond, long lost, double lossRate) {

    /** Nothing at all. */
    public static final TrafficInfo NONE = new TrafficInfo(0, 0, 0, 0, 0);
}
