package io.github.peerfire.flash.capture;

/**
 * What a capture says about one frame.
 *
 * @param linkType what kind of link it was captured on
 * @param time nanoseconds since 1970
 * @param bytes its first bytes, perhaps not all
 */
record Frame(int linkType, long time, byte[] bytes) {
}
