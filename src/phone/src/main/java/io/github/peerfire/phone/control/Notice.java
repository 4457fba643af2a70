package io.github.peerfire.phone.control;

/**
 * Something that the user should read.
 *
 * @param number the first one of a phone has 1, each later one is higher
 * @param sentence what happened and, where there is something, what to do
 */
public record Notice(long number, String sentence) {
}
