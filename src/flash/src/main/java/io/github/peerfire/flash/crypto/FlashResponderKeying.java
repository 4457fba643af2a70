package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.crypto.KeyingException;
import io.github.peerfire.rtmfp.crypto.ResponderKeying;
import io.github.peerfire.rtmfp.crypto.SessionKeys;

/** The responder's side of a key agreement (RFC 7425 §4.6.1). */
final class FlashResponderKeying implements ResponderKeying {

    private final KeyAgreement agreement;
    private final boolean staticKey;
    private final SessionKeyingComponent initiatorComponent;
    private final byte[] initiatorBytes;
    private final PublicKey initiatorKey;
    private byte[] encoded;

    /**
     * @param staticKey whether the near end's public key is in its certificate
     * @param initiatorBytes the Session Key Initiator Component as it was received
     * @param initiatorKey the initiator's public key, wherever it was found
     */
    FlashResponderKeying(KeyAgreement agreement, boolean staticKey, SessionKeyingComponent initiatorComponent,
            byte[] initiatorBytes, PublicKey initiatorKey) {
        this.agreement = agreement;
        this.staticKey = staticKey;
        this.initiatorComponent = initiatorComponent;
        this.initiatorBytes = initiatorBytes;
        this.initiatorKey = initiatorKey;
    }

    /** The public key that an initiator wants to use, in the group of its choice. */
    static PublicKey initiatorKey(FlashCertificate initiator, SessionKeyingComponent component)
            throws KeyingException {
        // RFC 7425 §4.5.2.1, §4.5.2.3: exactly one of the two, as the certificate has it
        boolean selects = component.groupSelect() != null;
        if (initiator.hasStaticKeys() != selects || selects == (component.ephemeralKey() != null)) {
            throw new KeyingException("The initiator's keying component and certificate do not fit");
        }
        if (selects) {
            return initiator.staticKey(component.groupSelect())
                    .orElseThrow(() -> new KeyingException("The initiator selects a group that it has no key for"));
        }
        if (!initiator.hasEphemeralGroup(component.ephemeralKey().groupId())) {
            throw new KeyingException("The initiator's key is in a group that its certificate does not list");
        }
        return component.ephemeralKey();
    }

    @Override
    public SessionKeys agree(byte[] initiatorSignedParameters, byte[] signature) throws KeyingException {
        agreement.verify(initiatorSignedParameters, signature);
        SessionKeyingComponent near = agreement.policy().responderComponent(
                initiatorComponent,
                staticKey ? null : agreement.pair().publicKey(),
                agreement.extraRandomness());
        encoded = near.encodeAsResponder();
        return agreement.complete(near, encoded, initiatorComponent, initiatorBytes, initiatorKey);
    }

    @Override
    public byte[] component() {
        if (encoded == null) {
            throw new IllegalStateException("Not agreed yet");
        }
        return encoded;
    }

    @Override
    public byte[] sign(byte[] responderSignedParameters) {
        return agreement.policy().signature().sign(responderSignedParameters);
    }
}
