/**
 * The RTMFP Cryptography Profile for Flash communication (RFC 7425 §4): identities, discriminators, key agreement,
 * packets.
 *
 * <p>{@link io.github.peerfire.flash.crypto.FlashCryptographyProfile} is the entry.
 */
package io.github.peerfire.flash.crypto;
