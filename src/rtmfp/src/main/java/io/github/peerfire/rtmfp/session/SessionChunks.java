package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ForwardedInitiatorHello;
import io.github.peerfire.rtmfp.chunk.Ping;
import io.github.peerfire.rtmfp.chunk.PingReply;
import io.github.peerfire.rtmfp.chunk.SessionCloseAcknowledgement;
import io.github.peerfire.rtmfp.chunk.SessionCloseRequest;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.DropReason;
import java.util.ArrayDeque;

/** What the chunks of an established session's packets do. Belongs to one endpoint. */
final class SessionChunks {

    /** The longest ping that is answered, in bytes, so that the answer surely fits a packet. */
    private static final int PING_LIMIT = 1_024;

    private final Surroundings surroundings;
    private final Introduction introduction;

    SessionChunks(Surroundings surroundings, Introduction introduction) {
        this.surroundings = surroundings;
        this.introduction = introduction;
    }

    void receive(Session session, Chunk chunk, Path source, long now) {
        if (chunk instanceof SessionCloseRequest) {
            closeRequested(session, now);
        } else if (chunk instanceof SessionCloseAcknowledgement) {
            closeAcknowledged(session, now);
        } else if (session.isOpen()) {
            receiveOpen(session, chunk, source, now);
        } else {
            surroundings.drop(DropReason.UNEXPECTED);
        }
    }

    private void receiveOpen(Session session, Chunk chunk, Path source, long now) {
        if (chunk instanceof Ping ping) {
            queueReply(session, ping);
        } else if (chunk instanceof PingReply reply) {
            // RFC 7016 §3.5.4: live bidirectional connectivity, from wherever it comes
            session.keepalive.heard(now);
            if (session.traffic != null) {
                session.traffic.pingAnswered(reply.messageEcho());
            }
            checkMobility(session, reply, source, now);
        } else if (chunk instanceof ForwardedInitiatorHello hello) {
            introduction.receive(session, hello, now);
        } else if (session.traffic == null && !(chunk instanceof UserData)) {
            surroundings.drop(DropReason.UNKNOWN_FLOW);
        } else if (!session.traffic().receive(chunk, now)) {
            surroundings.drop(DropReason.UNEXPECTED);
        }
    }

    private void closeRequested(Session session, long now) {
        if (session.isOpen()) {
            SessionTransitions.closedByFarEnd(session, now);
        } else if (session.closing != null) {
            // RFC 7016 §3.5.5: in whatever state it is closing
            session.closing.requested();
        }
    }

    private void closeAcknowledged(Session session, long now) {
        if (session.isOpen()) {
            SessionTransitions.closed(session, CloseReason.FAR_CLOSED, now);
        } else {
            SessionTransitions.forget(session);
        }
    }

    private void queueReply(Session session, Ping ping) {
        if (session.pingReplies == null) {
            session.pingReplies = new ArrayDeque<>(2);
        }
        if (ping.message().length > PING_LIMIT || session.pingReplies.size() >= SessionParameters.PING_REPLY_LIMIT) {
            surroundings.drop(DropReason.OVER_LIMIT);
        } else {
            session.pingReplies.add(ping.message());
        }
    }

    private static void checkMobility(Session session, PingReply reply, Path source, long now) {
        if (session.mobility != null && session.mobility.proves(reply.messageEcho(), source, now)
                && !source.equals(session.path)) {
            session.pathProven(source);
        }
    }

    /** All chunks of a packet were taken. */
    void endOfPacket(Session session, Path source, long now) {
        if (!session.isOpen()) {
            return;
        }
        if (session.traffic != null) {
            session.traffic.endOfPacket(now);
            if (session.traffic.flows().isAbused()) {
                SessionTransitions.abort(session, CloseReason.ABUSIVE, now);
                return;
            }
        }
        if (source.equals(session.path)) {
            session.keepalive.heard(now);
        } else {
            heardElsewhere(session, source, now);
        }
    }

    /** That is no sign that the far end is reached where our packets go, and it is asked there as if it were silent. */
    private void heardElsewhere(Session session, Path source, long now) {
        session.elsewhere = source;
        // A far end whose packets are merely checksummed cannot prove anything.
        if (session.isAuthenticated()) {
            askNewAddress(session, source, now);
        }
        // It may have shown that round trips are shorter than thought, so that it is time already to ask again.
        SessionTimers.handleTimeout(session, now);
    }

    private void askNewAddress(Session session, Path source, long now) {
        if (session.mobility == null) {
            session.mobility = new AddressMobility(surroundings.random);
        }
        session.mobility.packetFrom(source, now);
    }
}
