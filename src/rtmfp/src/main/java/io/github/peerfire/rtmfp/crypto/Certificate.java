package io.github.peerfire.rtmfp.crypto;

/**
 * The public part of an endpoint's identity (RFC 7016 §3.2), already found to be properly encoded and authentic.
 *
 * <p>Immutable. Callers must not modify the returned arrays.
 */
public interface Certificate {

    /**
     * The certificate exactly as it was received or is sent; never re-encoded.
     *
     * @throws IllegalStateException if it was not kept
     */
    byte[] encoded();

    /**
     * The same without what only key agreements need, for those who keep many: it is told from others as before, and
     * may have forgotten how it is encoded. Unless a profile has something to leave out, the certificate itself.
     */
    default Certificate compact() {
        return this;
    }

    /** The discriminator that selects this certificate and no other (RFC 7016 §3.2). */
    byte[] canonicalDiscriminator();
}
