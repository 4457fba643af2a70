package io.github.peerfire.smack.element;

import java.util.Optional;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;

/** The service's answer to {@link Bind} (ProtoXEP 4.2). */
public final class Bound extends IQ {

    /** The element's name. */
    public static final String ELEMENT = "bound";

    private final String peer;
    private final long epoch;
    private final String uri;
    private final Optional<String> observed;
    private final Optional<String> proof;

    /**
     * Makes one.
     *
     * @param peer the peer ID, 64 hex digits
     * @param epoch grows with each binding of the full JID, 63 bits
     * @param uri where the endpoint is known
     * @param observed the client's UDP address as the rendezvous sees it, {@code host:port}
     * @param proof the server proof of ProtoXEP 4.3, 64 hex digits
     */
    public Bound(IqData data, String peer, long epoch, String uri, Optional<String> observed, Optional<String> proof) {
        super(data, ELEMENT, RtmfpNamespaces.RTMFP);
        this.peer = peer;
        this.epoch = epoch;
        this.uri = uri;
        this.observed = observed;
        this.proof = proof;
    }

    /** The peer ID that is bound now, in lower case. */
    public String peer() {
        return peer;
    }

    /** The binding's number. */
    public long epoch() {
        return epoch;
    }

    /** Where the endpoint is known. */
    public String uri() {
        return uri;
    }

    /** Our UDP address as the rendezvous sees it; as sent, unchecked. */
    public Optional<String> observed() {
        return observed;
    }

    /** The server's proof, to be checked by whoever knows the nonces. */
    public Optional<String> proof() {
        return proof;
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.attribute("peer", peer).attribute("epoch", epoch).attribute("uri", uri);
        xml.optAttribute("observed", observed.orElse(null)).optAttribute("proof", proof.orElse(null));
        xml.setEmptyElement();
        return xml;
    }
}
