package io.github.peerfire.cli.media;

/**
 * A part of the time line from which nothing came.
 *
 * @param kind "audio" or "video"
 * @param from milliseconds, of the last message before
 * @param to milliseconds, of the first message after
 * @param missing how many messages would have been there at the usual distance
 */
public record Gap(String kind, long from, long to, long missing) {
}
