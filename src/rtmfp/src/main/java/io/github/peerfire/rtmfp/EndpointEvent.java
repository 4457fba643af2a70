package io.github.peerfire.rtmfp;

import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.rtmfp.session.Session;
import java.net.InetSocketAddress;

/** Something that happened at an endpoint. Events come in the order in which things happened. */
public sealed interface EndpointEvent {

    /** Something that happened to a session, or to one of its flows. */
    sealed interface OfSession extends EndpointEvent {

        /** The session. */
        Session session();
    }

    /**
     * A session is open: as initiator, after the responder's keying; as responder, after the first packet that
     * verifies.
     */
    record SessionOpened(Session session) implements OfSession {
    }

    /** A session that the near end wanted could not be opened within the time for it, or was given up. */
    record SessionOpenFailed(Session session) implements OfSession {
    }

    /** An open session is over; the events of its flows came before. */
    record SessionClosed(Session session, CloseReason reason) implements OfSession {
    }

    /** The far end proved a new address (RFC 7016 §3.5.4.2). */
    record AddressChanged(Session session, InetSocketAddress previous) implements OfSession {
    }

    /** The driver says that the near end has other addresses than before ({@link EndpointDriver#localAddresses}). */
    record InterfacesChanged() implements EndpointEvent {
    }

    /**
     * A TURN proxy cannot be used, or not any more; whether it is tried again depends on the reason.
     *
     * @param reason a sentence for people
     */
    record RelayFailed(TurnServer server, String reason) implements EndpointEvent {
    }

    /**
     * The far end opened a flow; its metadata and association are known. To refuse it, call {@link RecvFlow#reject}.
     */
    record FlowOpened(Session session, RecvFlow flow) implements OfSession {
    }

    /** A whole message arrived; the array belongs to the listener. */
    record MessageArrived(Session session, RecvFlow flow, byte[] message) implements OfSession {
    }

    /** The far end gave up at least one message of a flow, between the one that arrived last and the next. */
    record FlowGap(Session session, RecvFlow flow) implements OfSession {
    }

    /** The far end finished a flow, or its session ended; nothing more will come from it. */
    record FlowFinished(Session session, RecvFlow flow) implements OfSession {
    }

    /** The far end refuses one of our flows with an exception code (RFC 7016 §2.3.16); the flow is closed. */
    record FlowRejected(Session session, SendFlow flow, long code) implements OfSession {
    }

    /** One of our flows is over: everything was acknowledged or abandoned after {@code close}, or its session ended. */
    record FlowCompleted(Session session, SendFlow flow) implements OfSession {
    }

    /** A flow's send queue fell to its low-water mark after it was above. */
    record FlowWritable(Session session, SendFlow flow) implements OfSession {
    }

    /**
     * An Initiator Hello asked for an identity that is not ours. A Redirector or Forwarder may answer with
     * {@link Endpoint#redirect} and {@link Session#forwardHello}; everybody else does nothing. Came unauthenticated
     * from anybody: decide cheaply.
     *
     * @param discriminator the Endpoint Discriminator
     * @param tag to be echoed
     * @param length of the datagram that it came in, in bytes; an answer is no more than a few times as long
     */
    record LookupRequested(byte[] discriminator, byte[] tag, InetSocketAddress source, int interfaceId, int length)
            implements EndpointEvent {
    }

    /**
     * Where lookups are reported: a Responder Hello with a tag that no session of ours waits for. It may answer
     * {@link Endpoint#sendHello}, or a {@link Session#forwardHello forwarded hello} with an address of ours. Came
     * unauthenticated from anybody: only a tag that cannot be guessed says anything.
     */
    record HelloAnswered(byte[] tag, InetSocketAddress source, int interfaceId) implements EndpointEvent {
    }
}
