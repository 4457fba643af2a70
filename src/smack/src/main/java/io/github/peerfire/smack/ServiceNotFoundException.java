package io.github.peerfire.smack;

import org.jxmpp.jid.DomainBareJid;

/** A domain has no rendezvous service. */
public final class ServiceNotFoundException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Makes one. */
    public ServiceNotFoundException(DomainBareJid domain) {
        super("The server " + domain + " has no RTMFP rendezvous service; "
                + "its administrator can install the RTMFP plugin.");
    }
}
