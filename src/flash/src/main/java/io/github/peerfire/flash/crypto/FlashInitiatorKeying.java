package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.crypto.InitiatorKeying;
import io.github.peerfire.rtmfp.crypto.KeyingException;
import io.github.peerfire.rtmfp.crypto.SessionKeys;

/** The initiator's side of a key agreement (RFC 7425 §4.6.1). */
final class FlashInitiatorKeying implements InitiatorKeying {

    private final KeyAgreement agreement;
    private final boolean staticKey;
    private final FlashCertificate responder;
    private SessionKeyingComponent component;
    private byte[] encoded;

    /** @param staticKey whether the near end's public key is in its certificate */
    FlashInitiatorKeying(KeyAgreement agreement, boolean staticKey, FlashCertificate responder) {
        this.agreement = agreement;
        this.staticKey = staticKey;
        this.responder = responder;
    }

    @Override
    public byte[] component() {
        if (encoded == null) {
            // RFC 7425 §4.5.2.1, §4.5.2.3: either of the two
            component = agreement.policy().initiatorComponent(
                    staticKey ? null : agreement.pair().publicKey(),
                    staticKey ? (long) agreement.pair().group().id() : null,
                    agreement.extraRandomness());
            encoded = component.encodeAsInitiator();
        }
        return encoded;
    }

    @Override
    public byte[] sign(byte[] initiatorSignedParameters) {
        return agreement.policy().signature().sign(initiatorSignedParameters);
    }

    @Override
    public SessionKeys agree(byte[] responderComponent, byte[] responderSignedParameters, byte[] signature)
            throws KeyingException {
        agreement.verify(responderSignedParameters, signature);
        SessionKeyingComponent far = KeyAgreement.decode(responderComponent);
        byte[] near = component();
        return agreement.complete(component, near, far, responderComponent, responderKey(far));
    }

    private PublicKey responderKey(SessionKeyingComponent far) throws KeyingException {
        // RFC 7425 §4.5.2.1
        if (responder.hasStaticKeys() == (far.ephemeralKey() != null)) {
            throw new KeyingException("The responder's keying component and certificate do not fit");
        }
        return responder.hasStaticKeys()
                ? responder.staticKey(agreement.pair().group().id()).orElseThrow()
                : far.ephemeralKey();
    }
}
