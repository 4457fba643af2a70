package io.github.peerfire.openfire.binding;

import org.xmpp.packet.JID;

/** Is told what follows from changes in the registry, while it is locked: must return at once and not call back. */
public interface BindingListener {

    /**
     * The binding of a full JID was made, altered or removed.
     *
     * @param bound whether it has one now
     */
    void bindingChanged(JID holder, boolean bound);

    /** An RTMFP session must end. */
    void sessionToClose(long connectionId, String why);
}
