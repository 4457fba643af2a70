package io.github.peerfire.rtmfp.crypto;

/**
 * What a key agreement yields.
 *
 * @param cipher protects this session's packets in both directions
 * @param nearNonce 32 bytes that the far end knows as its far nonce (RFC 7425 §4.6.5); empty if the profile has none
 * @param farNonce 32 bytes that the far end knows as its near nonce; empty if the profile has none
 */
public record SessionKeys(PacketCipher cipher, byte[] nearNonce, byte[] farNonce) {
}
