package io.github.peerfire.flash.crypto;

/**
 * What follows from a shared secret and the two keying components (RFC 7425 §4.6.3-§4.6.5); 32 bytes each.
 *
 * @param encryptKey ENCRYPT_KEY, whose first 16 bytes are the AES key for sending
 * @param decryptKey DECRYPT_KEY, whose first 16 bytes are the AES key for receiving
 * @param hmacSendKey HMAC_SEND_KEY
 * @param hmacReceiveKey HMAC_RECV_KEY
 * @param nearNonce NEAR_NONCE
 * @param farNonce FAR_NONCE
 */
record KeyDerivation(
        byte[] encryptKey,
        byte[] decryptKey,
        byte[] hmacSendKey,
        byte[] hmacReceiveKey,
        byte[] nearNonce,
        byte[] farNonce) {

    /**
     * Derives everything.
     *
     * @param secret DH_SECRET, without leading zero bytes
     * @param near SKNC, the near end's component as it was sent
     * @param far SKFC, the far end's component as it was received
     */
    static KeyDerivation of(byte[] secret, byte[] near, byte[] far) {
        byte[] encrypt = Hmac.sha256(secret, Hmac.sha256(far, near));
        byte[] decrypt = Hmac.sha256(secret, Hmac.sha256(near, far));
        return new KeyDerivation(
                encrypt,
                decrypt,
                Hmac.sha256(secret, encrypt),
                Hmac.sha256(secret, decrypt),
                Hmac.sha256(secret, near),
                Hmac.sha256(secret, far));
    }

    /** Says nothing: all of it is secret. */
    @Override
    public String toString() {
        return "KeyDerivation";
    }
}
