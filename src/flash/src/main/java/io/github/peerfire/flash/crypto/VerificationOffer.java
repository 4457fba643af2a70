package io.github.peerfire.flash.crypto;

/**
 * The flags with which one end negotiates HMAC or session sequence numbers (RFC 7425 §4.5.2.4, §4.5.2.5).
 *
 * @param willSendAlways SND
 * @param willSendOnRequest SOR
 * @param request REQ
 */
record VerificationOffer(boolean willSendAlways, boolean willSendOnRequest, boolean request) {

    static final VerificationOffer NONE = new VerificationOffer(false, false, false);

    private static final int SND = 0x04;
    private static final int SOR = 0x02;
    private static final int REQ = 0x01;

    static VerificationOffer ofFlags(int flags) {
        return new VerificationOffer((flags & SND) != 0, (flags & SOR) != 0, (flags & REQ) != 0);
    }

    int flags() {
        return (willSendAlways ? SND : 0) | (willSendOnRequest ? SOR : 0) | (request ? REQ : 0);
    }

    boolean canSend() {
        return willSendAlways || willSendOnRequest;
    }

    /** Whether the end that made this offer sends what is negotiated, given the other end's offer. */
    boolean sendsTo(VerificationOffer other) {
        // RFC 7425 §4.6.4, §4.6.6
        return willSendAlways || willSendOnRequest && other.request;
    }

    static VerificationOffer ofInitiator(Negotiation negotiation) {
        return switch (negotiation) {
            case NEVER -> NONE;
            case ON_REQUEST -> new VerificationOffer(false, true, false);
            case PREFERRED -> new VerificationOffer(false, true, true);
            case REQUIRED -> new VerificationOffer(true, false, true);
        };
    }

    static VerificationOffer ofResponder(Negotiation negotiation, VerificationOffer initiator) {
        return switch (negotiation) {
            case NEVER -> NONE;
            case ON_REQUEST -> new VerificationOffer(initiator.request, false, false);
            case PREFERRED ->
                new VerificationOffer(initiator.request, false, initiator.request && initiator.canSend());
            case REQUIRED -> new VerificationOffer(true, false, true);
        };
    }
}
