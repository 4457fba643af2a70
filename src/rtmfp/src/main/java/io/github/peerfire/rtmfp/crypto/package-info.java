/**
 * What RFC 7016 asks of a Cryptography Profile (§2.2.3, §3.2, §3.5), as an SPI.
 *
 * <p>{@code io.github.peerfire.flash.crypto} implements it after RFC 7425; tests of the transport use a plain profile.
 */
package io.github.peerfire.rtmfp.crypto;
