package io.github.peerfire.smack.element;

import java.util.Optional;
import java.util.Set;
import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.Jid;

/** Claims a peer ID for the sender's full JID (ProtoXEP 4.2). */
public final class Bind extends IQ {

    /** The element's name. */
    public static final String ELEMENT = "bind";

    private final String peer;
    private final Optional<String> proof;
    private final Set<MediaKind> media;
    private final Visibility visibility;

    /**
     * Makes the IQ set.
     *
     * @param peer the peer ID, 64 hex digits
     * @param proof the client proof of ProtoXEP 4.3, 64 hex digits
     * @param media what the endpoint can send or receive now; empty: not stated
     */
    public Bind(Jid service, String peer, Optional<String> proof, Set<MediaKind> media, Visibility visibility) {
        super(ELEMENT, RtmfpNamespaces.RTMFP);
        this.peer = peer;
        this.proof = proof;
        this.media = Set.copyOf(media);
        this.visibility = visibility;
        setType(IQ.Type.set);
        setTo(service);
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(IQChildElementXmlStringBuilder xml) {
        xml.attribute("peer", peer).optAttribute("proof", proof.orElse(null));
        if (!media.isEmpty()) {
            xml.attribute("media", MediaKind.words(media));
        }
        xml.attribute("visibility", visibility.word());
        xml.setEmptyElement();
        return xml;
    }
}
