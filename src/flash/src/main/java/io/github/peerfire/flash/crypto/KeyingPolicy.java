package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.crypto.KeyingException;
import java.util.function.Consumer;

/**
 * What an endpoint offers and insists on in a key agreement.
 *
 * @param hmacLength bytes of HMAC on the near end's packets, 4 to 32
 * @param secrets is told what opens each session
 */
record KeyingPolicy(Negotiation hmac, int hmacLength, Negotiation sequenceNumbers, KeyingSignature signature,
        Consumer<SessionSecret> secrets) {

    /** The initiator's component. */
    SessionKeyingComponent initiatorComponent(PublicKey ephemeralKey, Long groupSelect, byte[] extraRandomness) {
        VerificationOffer hmacOffer = VerificationOffer.ofInitiator(hmac);
        return new SessionKeyingComponent(ephemeralKey, groupSelect, extraRandomness, hmacOffer,
                lengthFor(hmacOffer), VerificationOffer.ofInitiator(sequenceNumbers));
    }

    /** The responder's component, in answer to the initiator's. */
    SessionKeyingComponent responderComponent(
            SessionKeyingComponent initiator, PublicKey ephemeralKey, byte[] extraRandomness) {
        VerificationOffer hmacOffer = VerificationOffer.ofResponder(hmac, initiator.hmac());
        return new SessionKeyingComponent(ephemeralKey, null, extraRandomness, hmacOffer, lengthFor(hmacOffer),
                VerificationOffer.ofResponder(sequenceNumbers, initiator.sequenceNumbers()));
    }

    private int lengthFor(VerificationOffer offer) {
        // RFC 7425 §4.5.2.4: 0 if and only if none will be sent
        return offer.canSend() ? hmacLength : 0;
    }

    /** Refuses a far end that will not send what is required. */
    void check(SessionKeyingComponent near, SessionKeyingComponent far) throws KeyingException {
        // RFC 7425 §4.6.4
        if (hmac == Negotiation.REQUIRED && !far.hmac().sendsTo(near.hmac())) {
            throw new KeyingException("The far end does not send the HMAC that is required");
        }
        // RFC 7425 §4.6.6
        if (sequenceNumbers == Negotiation.REQUIRED && !far.sequenceNumbers().sendsTo(near.sequenceNumbers())) {
            throw new KeyingException("The far end does not send the session sequence numbers that are required");
        }
    }
}
