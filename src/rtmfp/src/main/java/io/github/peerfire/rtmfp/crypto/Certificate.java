package io.github.peerfire.rtmfp.crypto;

/**
 * The public part of an endpoint's identity (RFC 7016 §3.2), already found to be properly encoded and authentic.
 *
 * <p>Immutable. Callers must not modify the returned arrays.
 */
public interface Certificate {

    /** The certificate exactly as it was received or is sent; never re-encoded. */
    byte[] encoded();

    /** The discriminator that selects this certificate and no other (RFC 7016 §3.2). */
    byte[] canonicalDiscriminator();
}
