package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.flow.FlowEvent;
import java.net.InetSocketAddress;

/** Is told what happens to sessions. Must only store it, and not call back. */
public interface SessionListener {

    void opened(Session session);

    void openFailed(Session session);

    void closed(Session session, CloseReason reason);

    void addressChanged(Session session, InetSocketAddress previous);

    void flowEvent(Session session, FlowEvent event);

    void lookupRequested(byte[] discriminator, byte[] tag, InetSocketAddress source, int interfaceId);
}
