package io.github.peerfire.openfire.component;

/** The namespaces that the service speaks. */
final class Namespaces {

    /** Tickets, binding, admission. */
    static final String RTMFP = "urn:xmpp:rtmfp:0";
    /** XEP-0215. */
    static final String EXTERNAL_SERVICES = "urn:xmpp:extdisco:2";
    /** XEP-0030. */
    static final String DISCO_INFO = "http://jabber.org/protocol/disco#info";
    /** XEP-0030. */
    static final String DISCO_ITEMS = "http://jabber.org/protocol/disco#items";

    /** XEP-0050. */
    static final String COMMANDS = "http://jabber.org/protocol/commands";

    private Namespaces() {
    }
}
