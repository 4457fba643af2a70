package io.github.peerfire.flash;

import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sessions with peers, one for each, shared by all streams in either direction (RFC 7425 §5.4). */
final class PeerConnections {

    /** Sessions that carry no stream, beyond which strangers' new ones are closed. */
    private static final int MAXIMUM_IDLE = 32;

    private final ConnectionContext context;
    private final ServerConnection server;
    private final Publications publications;
    private final PeerId nearId;
    private final Map<PeerId, PeerConnection> connections = new LinkedHashMap<>();
    private long keepalivePeriod;

    PeerConnections(ConnectionContext context, ServerConnection server, Publications publications, PeerId nearId) {
        this.context = context;
        this.server = server;
        this.publications = publications;
        this.nearId = nearId;
    }

    /** Plays a peer's stream as soon as there is a session with that peer, which is opened if there is none. */
    void play(Subscription subscription, long now) {
        PeerId peer = subscription.peer();
        if (peer.equals(nearId)) {
            subscription.gone("This is the near end's own peer ID.", now);
            return;
        }
        PeerConnection connection = connections.computeIfAbsent(peer, id -> new PeerConnection(context, this, id));
        if (connection.play(subscription, now)) {
            return;
        }
        Session session = context.open(
                FlashEndpointDiscriminator.ofPeer(peer).encoded(), introducer(), subscription.candidates(), now);
        if (session == null) {
            connection.failed("No address is known where this peer might be.", now);
        } else if (session.isOpen()) {
            sessionOpened(session, now);
        } else {
            connection.opening(session);
        }
    }

    /** RFC 7425 §5.4.1: the server, at its DESTADDR; null if there is none. */
    private Session introducer() {
        Session serverSession = server.session();
        return serverSession != null && serverSession.isOpen() ? serverSession : null;
    }

    void sessionOpened(Session session, long now) {
        PeerId peer = session.farCertificate().map(PeerId::of).orElseThrow();
        if (!connections.containsKey(peer) && idle() >= MAXIMUM_IDLE) {
            session.close(now);
            return;
        }
        PeerConnection connection = connections.computeIfAbsent(peer, id -> new PeerConnection(context, this, id));
        if (keepalivePeriod > 0) {
            session.setKeepalivePeriod(keepalivePeriod, now);
        }
        boolean asked = session.isInitiator() || connection.isOpening();
        connection.opened(session, now);
        if (asked) {
            server.peerReached(peer, now);
        }
    }

    private long idle() {
        return connections.values().stream().filter(PeerConnection::isIdle).count();
    }

    void sessionEnded(Session session, long now) {
        for (PeerConnection connection : List.copyOf(connections.values())) {
            connection.ended(session, now);
        }
    }

    void forget(PeerConnection connection) {
        connections.remove(connection.peer(), connection);
    }

    void flowOpened(Session session, RecvFlow flow, FlowMetadata metadata, long now) {
        Object associate = flow.association().map(sent -> sent.attachment()).orElse(null);
        if (associate instanceof Subscription subscription) {
            subscription.flowOpened(flow, now);
        } else if (flow.association().isEmpty() && metadata.streamId() != 0
                && session.attachment() instanceof PeerConnection connection) {
            publications.flowOpened(connection, session, flow, metadata, now); // RFC 7425 §5.4.2
        } else {
            flow.reject(0, now); // RFC 7425 §5.3.5.3
        }
    }

    /** What the server advises for sessions with peers, in nanoseconds (RFC 7425 §5.3.4). */
    void setKeepalivePeriod(long period, long now) {
        keepalivePeriod = period;
        connections.values().forEach(connection -> connection.setKeepalivePeriod(period, now));
    }

    /** Ends all subscriptions and sessions. */
    void close(long now) {
        for (PeerConnection connection : List.copyOf(connections.values())) {
            connection.close(now);
        }
    }
}
