package io.github.peerfire.flash;

/**
 * Takes audio or video. Runs on the endpoint's thread and must not block; what it throws is logged.
 *
 * <pre>{@code
 * stream.onAudio((timestamp, tag) -> {
 *     if (AudioTagHeader.decode(tag).role() == TagRole.CODED) {
 *         speaker.play(timestamp, tag);
 *     }
 * });
 * }</pre>
 */
@FunctionalInterface
public interface MediaListener {

    /**
     * Takes one message.
     *
     * @param timestamp milliseconds on the publisher's time line, 0 to 2^32 - 1, where it wraps. Audio may come out of
     *     order (RFC 7425 §5.1.1)
     * @param tag an FLV tag's body, codec byte first; may be empty; belongs to the listener
     */
    void onMedia(long timestamp, byte[] tag);
}
