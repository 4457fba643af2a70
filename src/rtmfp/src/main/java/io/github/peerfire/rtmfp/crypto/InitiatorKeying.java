package io.github.peerfire.rtmfp.crypto;

/**
 * The initiator's side of one key agreement. Used by one thread at a time; {@link #component} and {@link #agree} are
 * slow and run wherever the driver runs key work.
 */
public interface InitiatorKeying {

    /** The Session Key Initiator Component; the same on every call. Slow on the first. */
    byte[] component();

    /** The signature over the initiator's signed parameters (RFC 7016 §2.3.7). */
    byte[] sign(byte[] initiatorSignedParameters);

    /**
     * Verifies the responder's signature and computes the session's keys. Slow. May be called again with another answer
     * after it failed.
     *
     * @param responderComponent the Session Key Responder Component
     * @param responderSignedParameters RFC 7016 §2.3.8, the initiator's component appended
     * @throws KeyingException if the answer is malformed, the key unacceptable, or the signature invalid
     */
    SessionKeys agree(byte[] responderComponent, byte[] responderSignedParameters, byte[] signature)
            throws KeyingException;
}
