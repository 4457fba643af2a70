package io.github.peerfire.smack.jingle;

import org.jivesoftware.smack.packet.ErrorIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.jingle.element.JingleError;

/** Why a Jingle request is refused (ProtoXEP 6.7). */
public enum JingleFault {
    /** Malformed. */
    BAD_REQUEST(StanzaError.Condition.bad_request, null),
    /** No such session, or not with this sender. */
    UNKNOWN_SESSION(StanzaError.Condition.item_not_found, JingleError.UNKNOWN_SESSION),
    /** Impossible in this state. */
    OUT_OF_ORDER(StanzaError.Condition.unexpected_request, JingleError.OUT_OF_ORDER),
    /** Both asked for the same at once. */
    TIE_BREAK(StanzaError.Condition.conflict, JingleError.TIE_BREAK),
    /** A payload of session-info that is not known here. */
    UNSUPPORTED_INFO(StanzaError.Condition.feature_not_implemented, JingleError.UNSUPPORTED_INFO),
    /** What strangers hear, as if Jingle were unknown. */
    SERVICE_UNAVAILABLE(StanzaError.Condition.service_unavailable, null);

    private final StanzaError.Condition condition;
    private final JingleError detail;

    JingleFault(StanzaError.Condition condition, JingleError detail) {
        this.condition = condition;
        this.detail = detail;
    }

    /** The error stanza that answers a request. */
    public ErrorIQ answer(IQ request) {
        StanzaError.Builder error = StanzaError.getBuilder(condition);
        if (detail != null) {
            error.addExtension(detail);
        }
        return IQ.createErrorResponse(request, error.build());
    }
}
