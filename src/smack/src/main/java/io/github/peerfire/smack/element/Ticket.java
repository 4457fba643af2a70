package io.github.peerfire.smack.element;

import java.time.Instant;
import java.util.List;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;

/** A ticket as the service issued it (ProtoXEP 3.1). Its secret appears in no {@code toString}. */
public final class Ticket extends IQ {

    /** The element's name. */
    public static final String ELEMENT = "ticket";

    /** How many addresses there are at most. */
    public static final int MAX_URIS = 4;

    private final String id;
    private final String secret;
    private final Instant expires;
    private final List<String> uris;

    /**
     * Makes one.
     *
     * @param id 22-64 characters, names the ticket
     * @param secret 22-64 characters, never goes over RTMFP
     * @param expires a hint: the server's clock decides
     * @param uris 1-4, best first
     */
    public Ticket(IqData data, String id, String secret, Instant expires, List<String> uris) {
        super(data, ELEMENT, RtmfpNamespaces.RTMFP);
        this.id = id;
        this.secret = secret;
        this.expires = expires;
        this.uris = List.copyOf(uris);
    }

    /** The ticket's name. */
    public String id() {
        return id;
    }

    /** What proves that it is ours. */
    public String secret() {
        return secret;
    }

    /** When the server forgets it, by the server's clock. */
    public Instant expires() {
        return expires;
    }

    /** Where to present it, best first. */
    public List<String> uris() {
        return uris;
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.attribute("id", id).attribute("secret", secret).attribute("expires", expires.toString())
                .rightAngleBracket();
        for (String uri : uris) {
            xml.element("uri", uri);
        }
        return xml;
    }
}
