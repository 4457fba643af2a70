package io.github.peerfire.openfire.component;

import org.xmpp.packet.PacketError;
import org.xmpp.packet.PacketError.Condition;
import org.xmpp.packet.PacketError.Type;

/** A request that is answered with an error: the conditions of ProtoXEP section 4.8. */
final class RequestError extends Exception {

    private static final long serialVersionUID = 1L;

    private final Condition condition;
    private final Type type;

    private RequestError(Condition condition, Type type) {
        super(condition.toString(), null, false, false);
        this.condition = condition;
        this.type = type;
    }

    /** The request says something that it cannot say. */
    static RequestError badRequest() {
        return new RequestError(Condition.bad_request, Type.modify);
    }

    /** The requester may not use the service. */
    static RequestError forbidden() {
        return new RequestError(Condition.forbidden, Type.auth);
    }

    /** No such session, or not the requester's. */
    static RequestError itemNotFound() {
        return new RequestError(Condition.item_not_found, Type.cancel);
    }

    /** What is asked for cannot be had in this way. */
    static RequestError notAcceptable() {
        return new RequestError(Condition.not_acceptable, Type.modify);
    }

    /** Somebody else has it. */
    static RequestError conflict() {
        return new RequestError(Condition.conflict, Type.cancel);
    }

    /** Over a limit. */
    static RequestError resourceConstraint() {
        return new RequestError(Condition.resource_constraint, Type.wait);
    }

    /** The RTMFP side is stopped, or nothing here answers such requests. */
    static RequestError serviceUnavailable() {
        return new RequestError(Condition.service_unavailable, Type.cancel);
    }

    /** Our namespace, but not our element. */
    static RequestError featureNotImplemented() {
        return new RequestError(Condition.feature_not_implemented, Type.cancel);
    }

    PacketError toPacketError() {
        return new PacketError(condition, type);
    }
}
