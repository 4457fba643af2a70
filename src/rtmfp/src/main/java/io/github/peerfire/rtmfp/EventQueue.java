package io.github.peerfire.rtmfp;

import io.github.peerfire.rtmfp.flow.FlowEvent;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.session.SessionListener;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;

/** What happened at an endpoint and was not yet told to the application. */
final class EventQueue implements SessionListener {

    private final ArrayDeque<EndpointEvent> events = new ArrayDeque<>();

    EndpointEvent poll() {
        return events.poll();
    }

    @Override
    public void opened(Session session) {
        events.add(new EndpointEvent.SessionOpened(session));
    }

    @Override
    public void openFailed(Session session) {
        events.add(new EndpointEvent.SessionOpenFailed(session));
    }

    @Override
    public void closed(Session session, CloseReason reason) {
        events.add(new EndpointEvent.SessionClosed(session, reason));
    }

    @Override
    public void addressChanged(Session session, InetSocketAddress previous) {
        events.add(new EndpointEvent.AddressChanged(session, previous));
    }

    @Override
    public void lookupRequested(byte[] discriminator, byte[] tag, InetSocketAddress source, int interfaceId,
            int length) {
        events.add(new EndpointEvent.LookupRequested(discriminator, tag, source, interfaceId, length));
    }

    @Override
    public void helloAnswered(byte[] tag, InetSocketAddress source, int interfaceId) {
        events.add(new EndpointEvent.HelloAnswered(tag, source, interfaceId));
    }

    @Override
    public void flowEvent(Session session, FlowEvent event) {
        events.add(translate(session, event));
    }

    private static EndpointEvent translate(Session session, FlowEvent event) {
        if (event instanceof FlowEvent.Message message) {
            return new EndpointEvent.MessageArrived(session, message.flow(), message.message());
        } else if (event instanceof FlowEvent.Opened opened) {
            return new EndpointEvent.FlowOpened(session, opened.flow());
        } else if (event instanceof FlowEvent.Gap gap) {
            return new EndpointEvent.FlowGap(session, gap.flow());
        } else if (event instanceof FlowEvent.Finished finished) {
            return new EndpointEvent.FlowFinished(session, finished.flow());
        } else if (event instanceof FlowEvent.Rejected rejected) {
            return new EndpointEvent.FlowRejected(session, rejected.flow(), rejected.code());
        } else if (event instanceof FlowEvent.Completed completed) {
            return new EndpointEvent.FlowCompleted(session, completed.flow());
        }
        return new EndpointEvent.FlowWritable(session, ((FlowEvent.Writable) event).flow());
    }
}
