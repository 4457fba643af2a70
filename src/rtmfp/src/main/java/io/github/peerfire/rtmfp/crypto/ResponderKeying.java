package io.github.peerfire.rtmfp.crypto;

/** The responder's side of one key agreement. Used by one thread at a time. */
public interface ResponderKeying {

    /**
     * Verifies the initiator's signature and computes the session's keys. Slow.
     *
     * @param initiatorSignedParameters RFC 7016 §2.3.7
     * @throws KeyingException if the initiator's component is malformed, its key unacceptable, or the signature invalid
     */
    SessionKeys agree(byte[] initiatorSignedParameters, byte[] signature) throws KeyingException;

    /** The Session Key Responder Component; defined once {@link #agree} returned. */
    byte[] component();

    /** The signature over the responder's signed parameters (RFC 7016 §2.3.8). */
    byte[] sign(byte[] responderSignedParameters);
}
