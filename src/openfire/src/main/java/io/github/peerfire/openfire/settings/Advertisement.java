package io.github.peerfire.openfire.settings;

import org.xmpp.packet.JID;

/**
 * Where clients find the rendezvous.
 *
 * @param host name or address, IPv6 without brackets
 * @param port UDP port, 1 to 65535
 * @param service the service's JID
 */
public record Advertisement(String host, int port, JID service) {

    private static final int DEFAULT_PORT = 1935;

    /** The URI that clients connect to, {@code rtmfp://host[:port]/xmpp}. */
    public String uri() {
        String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return "rtmfp://" + bracketed + (port == DEFAULT_PORT ? "" : ":" + port) + "/xmpp";
    }

    /** Whether the service's JID can be told from the URI. */
    public boolean isNamedByHost() {
        return service.toString().equalsIgnoreCase(host);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
