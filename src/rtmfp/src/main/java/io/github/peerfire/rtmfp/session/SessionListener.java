package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.flow.FlowEvent;
import java.net.InetSocketAddress;

/** Is told what happens to sessions. Must only store it, and not call back. */
public interface SessionListener {

    /** A session is open, at either end. */
    void opened(Session session);

    /** A session that this end wanted was given up before it was open. */
    void openFailed(Session session);

    /** An open session is over; the events of its flows came before. */
    void closed(Session session, CloseReason reason);

    /** The far end proved a new address, which the session has already (RFC 7016 §3.5.4.2). */
    void addressChanged(Session session, InetSocketAddress previous);

    /** Something happened to one of a session's flows. */
    void flowEvent(Session session, FlowEvent event);

    /** An Initiator Hello, from anybody, asked for an identity that is not ours; the arrays may be kept. */
    void lookupRequested(byte[] discriminator, byte[] tag, InetSocketAddress source, int interfaceId, int length);

    /** A Responder Hello, from anybody, with a tag that no session of ours waits for; the array may be kept. */
    void helloAnswered(byte[] tag, InetSocketAddress source, int interfaceId);
}
