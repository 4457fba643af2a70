package io.github.peerfire.phone.media.session;

/**
 * How much went one way.
 *
 * @param messages as many
 * @param bytes of their tags
 */
public record Traffic(long messages, long bytes) {

    static final Traffic NONE = new Traffic(0, 0);

    Traffic plus(byte[] tag) {
        return new Traffic(messages + 1, bytes + tag.length);
    }
}
