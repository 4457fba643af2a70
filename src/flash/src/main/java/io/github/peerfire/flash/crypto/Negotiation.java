package io.github.peerfire.flash.crypto;

/**
 * How an endpoint negotiates one kind of packet verification, HMAC or session sequence numbers (RFC 7425 §4.5.2.4-5).
 */
public enum Negotiation {

    /** Does not send it and does not ask for it. */
    NEVER,
    /** Sends it to whoever asks, and does not ask: what Flash Player does. */
    ON_REQUEST,
    /**
     * Wants it in both directions but does without. As responder it asks only an initiator that asks as well, because
     * librtmfp understands no other answer.
     */
    PREFERRED,
    /** Wants it in both directions and refuses a far end that will not send it. */
    REQUIRED
}
