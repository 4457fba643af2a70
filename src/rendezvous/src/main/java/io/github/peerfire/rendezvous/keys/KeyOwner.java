package io.github.peerfire.rendezvous.keys;

/**
 * Whose endpoint it is, as {@link io.github.peerfire.rendezvous.ConnectedPeer#owner}: the holder of a developer key.
 *
 * @param keyId the {@link DeveloperKey#id}
 */
public record KeyOwner(String keyId) {
}
