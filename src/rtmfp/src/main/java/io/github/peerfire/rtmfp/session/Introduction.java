package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.ForwardedInitiatorHello;
import io.github.peerfire.rtmfp.common.DropReason;
import java.net.InetSocketAddress;

/** The near end is introduced to an initiator by a Forwarder (RFC 7016 §3.5.1.5). */
final class Introduction {

    /** No session has that ID. */
    private static final int OURSELVES = 0;

    private final Surroundings surroundings;
    private final ResponderHandshake responder;
    private final GreetingLimits limits;

    Introduction(Surroundings surroundings, ResponderHandshake responder) {
        this.surroundings = surroundings;
        this.responder = responder;
        this.limits = new GreetingLimits(OURSELVES, surroundings.greeted);
    }

    void receive(Session session, ForwardedInitiatorHello hello, long now) {
        InetSocketAddress address = hello.replyAddress().address();
        if (!session.isIntroducer()) {
            surroundings.drop(DropReason.NOT_INTRODUCER);
        } else if (!surroundings.settings.candidates().admit(address, session.path.address())) {
            surroundings.drop(DropReason.UNUSABLE_ADDRESS);
        } else if (hello.tag().length > SessionParameters.TAG_LIMIT || !limits.take(address, now)) {
            surroundings.drop(DropReason.OVER_LIMIT);
        } else if (!surroundings.acceptsSessions() || !surroundings.profile.selects(
                hello.endpointDiscriminator(), surroundings.profile.certificate())) {
            // Never passed on: what was forwarded once is not forwarded again.
            surroundings.drop(DropReason.NOT_SELECTED);
        } else {
            responder.receiveForwarded(hello.tag(), address, session.path.interfaceId(), now);
        }
    }
}
