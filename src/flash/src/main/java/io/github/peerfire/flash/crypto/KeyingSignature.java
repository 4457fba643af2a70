package io.github.peerfire.flash.crypto;

/**
 * Signs and verifies the signed parameters of keying messages (RFC 7425 §4.3.5). Called on whatever thread does key
 * work; must be safe for that.
 */
public interface KeyingSignature {

    /** Signs nothing and takes anything for a valid signature, as Flash Player does. */
    KeyingSignature NONE = new KeyingSignature() {

        @Override
        public byte[] sign(byte[] signedParameters) {
            // RFC 7425 §4.3.5, and librtmfp insists on it
            return new byte[] {'X'};
        }

        @Override
        public boolean verify(byte[] signedParameters, byte[] signature) {
            // RFC 7425 §4.3.5: who requires no signature considers any valid
            return true;
        }
    };

    /** The near end's signature field. */
    byte[] sign(byte[] signedParameters);

    /** Whether a far end's signature field is valid. Never throws. */
    boolean verify(byte[] signedParameters, byte[] signature);
}
