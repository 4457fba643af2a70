package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.crypto.KeyingException;
import io.github.peerfire.rtmfp.crypto.SessionKeys;
import io.github.peerfire.rtmfp.wire.MalformedException;

/**
 * One end of one key agreement: what both roles have in common.
 *
 * @param pair the near end's key pair
 * @param extraRandomness what the near end adds to its component, or null
 */
record KeyAgreement(
        KeyingPolicy policy, PacketPrimitives primitives, DiffieHellmanKeyPair pair, byte[] extraRandomness) {

    /**
     * Bytes of extra randomness in a component: the longest that RFC 7425 §4.5.2.2 advises, and what librtmfp expects.
     */
    static final int EXTRA_RANDOMNESS_LENGTH = 64;

    static SessionKeyingComponent decode(byte[] component) throws KeyingException {
        try {
            return SessionKeyingComponent.decode(component);
        } catch (MalformedException e) {
            throw new KeyingException("The keying component is malformed");
        }
    }

    void verify(byte[] signedParameters, byte[] signature) throws KeyingException {
        if (!policy.signature().verify(signedParameters, signature)) {
            throw new KeyingException("The signature is not valid");
        }
    }

    /**
     * Computes the session's keys. Slow.
     *
     * @param nearBytes the near component as it is sent
     * @param farBytes the far component as it was received
     */
    SessionKeys complete(
            SessionKeyingComponent near, byte[] nearBytes,
            SessionKeyingComponent far, byte[] farBytes, PublicKey farKey) throws KeyingException {
        policy.check(near, far);
        byte[] secret = pair.sharedSecret(farKey);
        policy.secrets().accept(new SessionSecret(nearBytes, farBytes, secret));
        KeyDerivation keys = KeyDerivation.of(secret, nearBytes, farBytes);
        PacketKey send = PacketKey.of(keys.encryptKey(), keys.hmacSendKey(), hmacLength(near, far),
                near.sequenceNumbers().sendsTo(far.sequenceNumbers()));
        PacketKey receive = PacketKey.of(keys.decryptKey(), keys.hmacReceiveKey(), hmacLength(far, near),
                far.sequenceNumbers().sendsTo(near.sequenceNumbers()));
        return new SessionKeys(
                new FlashPacketCipher(primitives, send, receive), keys.nearNonce(), keys.farNonce());
    }

    private static int hmacLength(SessionKeyingComponent sender, SessionKeyingComponent receiver) {
        return sender.hmac().sendsTo(receiver.hmac()) ? sender.hmacLength() : 0;
    }
}
