package io.github.peerfire.phone.media.playout;

/**
 * What became of the pictures of the far end.
 *
 * @param received came
 * @param shown were shown
 * @param skipped were decoded, but the next one was due already, or soon
 * @param dropped could not be decoded without others that are missing, or came much too late
 * @param malformed could not be decoded
 * @param skew of the last picture: by how many milliseconds it is before the sound; negative behind it
 * @param width of the last picture; 0 before the first
 * @param height of the last picture; 0 before the first
 */
public record VideoCounters(long received, long shown, long skipped, long dropped, long malformed, double skew,
        int width, int height) {
}
