package io.github.peerfire.smack.element;

/** The namespaces and features of the ProtoXEP's first table and of its section 2.2. */
public final class RtmfpNamespaces {

    /** Tickets, binding, presence, admission. */
    public static final String RTMFP = "urn:xmpp:rtmfp:0";

    /** The Jingle transport. */
    public static final String TRANSPORT = "urn:xmpp:jingle:transports:rtmfp:0";

    /** The Jingle application format. */
    public static final String APPLICATION = "urn:xmpp:jingle:apps:rtmfp:0";

    /** What a kind of media is appended to, as a feature. */
    public static final String APPLICATION_FEATURE = "urn:xmpp:jingle:apps:rtmfp:";

    /** Jingle, XEP-0166. */
    public static final String JINGLE = "urn:xmpp:jingle:1";

    /** Hold, mute, active: XEP-0167. */
    public static final String SESSION_INFO = "urn:xmpp:jingle:apps:rtp:info:1";

    /** Jingle Message Initiation, XEP-0353. */
    public static final String JINGLE_MESSAGE = "urn:xmpp:jingle-message:0";

    /** External services, XEP-0215. */
    public static final String EXTERNAL_SERVICES = "urn:xmpp:extdisco:2";

    /** Conferences, XEP-0272. */
    public static final String MUJI = "urn:xmpp:jingle:muji:0";

    /** Invitations to conferences, XEP-0482. */
    public static final String CALL_INVITES = "urn:xmpp:call-invites:0";

    /** The feature of clients that users of Adobe's Video Phone can call. */
    public static final String VIDEO_PHONE = "urn:xmpp:rtmfp:videophone:0";

    private RtmfpNamespaces() {
    }
}
