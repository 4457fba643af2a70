package io.github.peerfire.flash;

import io.github.peerfire.flash.message.AggregateMessage;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.flash.message.MalformedMessageException;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.session.Session;
import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the endpoint's events to whom they concern: the server's session has its owner, each flow has one attached. */
final class EventDispatcher implements EndpointListener {

    private static final Logger LOG = LoggerFactory.getLogger(EventDispatcher.class);

    private final ConnectionContext context;
    private final ConnectionSetup setup;
    private final Queue<EndpointEvent> early = new ArrayDeque<>();
    private ServerConnection server;
    private PeerConnections peers;

    EventDispatcher(ConnectionContext context, ConnectionSetup setup) {
        this.context = context;
        this.setup = setup;
    }

    /** From now on events have somewhere to go; those that came earlier go there too. On the endpoint's thread. */
    void start(ServerConnection serverConnection, PeerConnections peerConnections, long now) {
        server = serverConnection;
        peers = peerConnections;
        while (!early.isEmpty()) {
            onEvent(early.remove(), now);
        }
    }

    @Override
    public void onEvent(EndpointEvent event, long now) {
        if (peers == null) {
            early.add(event);
            return;
        }
        try {
            dispatch(event, now);
        } catch (RuntimeException e) {
            context.listenerFailed(e); // one event's failure is not the next one's
        }
    }

    private void dispatch(EndpointEvent event, long now) {
        if (event instanceof EndpointEvent.MessageArrived e) {
            messageArrived(e.flow(), e.message(), now);
        } else if (event instanceof EndpointEvent.FlowOpened e) {
            flowOpened(e.session(), e.flow(), now);
        } else if (event instanceof EndpointEvent.FlowGap e) {
            if (e.flow().attachment() instanceof IncomingFlow owner) {
                owner.gap(e.flow());
            }
        } else if (event instanceof EndpointEvent.FlowFinished e) {
            if (e.flow().attachment() instanceof IncomingFlow owner) {
                owner.finished(e.flow(), now);
            }
        } else if (event instanceof EndpointEvent.FlowRejected e) {
            if (e.flow().attachment() instanceof OutgoingFlow owner) {
                owner.rejected(e.flow(), now);
            }
        } else if (event instanceof EndpointEvent.FlowCompleted e) {
            if (e.flow().attachment() instanceof OutgoingFlow owner) {
                owner.completed(e.flow(), now);
            }
        } else {
            sessionEvent(event, now);
        }
    }

    private void sessionEvent(EndpointEvent event, long now) {
        if (event instanceof EndpointEvent.SessionOpened e) {
            if (server.owns(e.session())) {
                server.sessionOpened(now);
            } else {
                peers.sessionOpened(e.session(), now);
            }
        } else if (event instanceof EndpointEvent.SessionClosed e) {
            sessionEnded(e.session(), now);
        } else if (event instanceof EndpointEvent.SessionOpenFailed e) {
            sessionEnded(e.session(), now);
        } else if (event instanceof EndpointEvent.InterfacesChanged) {
            setup.compareAddresses();
        } else if (event instanceof EndpointEvent.RelayFailed e) {
            setup.relayFailed(e.reason());
        }
    }

    private void sessionEnded(Session session, long now) {
        if (server.owns(session)) {
            server.sessionEnded(now);
        } else {
            peers.sessionEnded(session, now);
        }
    }

    private void flowOpened(Session session, RecvFlow flow, long now) {
        FlowMetadata metadata = FlowMetadata.decode(flow.metadata()).orElse(null);
        if (metadata == null) {
            flow.reject(0, now); // RFC 7425 §5.1.1
            return;
        }
        flow.deliverOnArrival(metadata.arrivalOrder());
        if (server.owns(session)) {
            server.flowOpened(flow, metadata, now);
        } else {
            peers.flowOpened(session, flow, metadata, now);
        }
    }

    private void messageArrived(RecvFlow flow, byte[] bytes, long now) {
        if (!(flow.attachment() instanceof IncomingFlow owner)) {
            return; // rejected, though some of it was on its way
        }
        try {
            RtmpMessage message = RtmpMessage.decode(bytes);
            if (message instanceof AggregateMessage aggregate) {
                aggregate.messages().stream().filter(each -> flow.attachment() == owner)
                        .forEach(each -> owner.received(flow, each, now));
            } else {
                owner.received(flow, message, now);
            }
        } catch (MalformedMessageException e) {
            context.malformedMessages().incrementAndGet();
            owner.dropped();
            LOG.debug("Dropped a message of {} bytes: {}", bytes.length, e.fault());
        }
    }
}
