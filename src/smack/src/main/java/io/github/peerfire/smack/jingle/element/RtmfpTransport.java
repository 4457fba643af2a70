package io.github.peerfire.smack.jingle.element;

import io.github.peerfire.smack.element.RtmfpNamespaces;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.util.XmlStringBuilder;
import org.jxmpp.jid.Jid;

/**
 * The transport (ProtoXEP 6.3).
 *
 * @param peer the sender's peer ID, 64 lower-case hex digits
 * @param epoch its binding's number
 * @param service its rendezvous' JID
 * @param uri its rendezvous
 * @param stream the stream that the sender publishes; absent if it sends nothing
 * @param hash whether its sender can read nonces (ProtoXEP 6.6)
 * @param candidates addresses of the sender, at most 16
 * @param sessionHash the sender's value of ProtoXEP 6.6
 */
public record RtmfpTransport(
        Optional<String> peer, Optional<Long> epoch, Optional<Jid> service, Optional<String> uri,
        Optional<String> stream, boolean hash, List<Candidate> candidates, Optional<SessionHash> sessionHash) {

    /** The element's name. */
    public static final String ELEMENT = "transport";

    /** Copies the list. */
    public RtmfpTransport {
        candidates = List.copyOf(candidates);
    }

    /** A transport that tells where an endpoint is and what it publishes. */
    public static RtmfpTransport address(String peer, long epoch, Jid service, String uri, String stream) {
        return new RtmfpTransport(Optional.of(peer), Optional.of(epoch), Optional.of(service), Optional.of(uri),
                Optional.of(stream), true, List.of(), Optional.empty());
    }

    /** A transport for transport-info that carries the sender's value of ProtoXEP 6.6. */
    public static RtmfpTransport proof(SessionHash sessionHash) {
        return new RtmfpTransport(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), false, List.of(), Optional.of(sessionHash));
    }

    /** A transport for transport-info that carries more addresses of the sender. */
    public static RtmfpTransport candidates(List<Candidate> more) {
        return new RtmfpTransport(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), false, more, Optional.empty());
    }

    /** A copy whose sender can read nonces or not (ProtoXEP 6.6). */
    public RtmfpTransport withHash(boolean readable) {
        return new RtmfpTransport(peer, epoch, service, uri, stream, readable, candidates, sessionHash);
    }

    /** Whether it tells what session-initiate and session-accept must tell (ProtoXEP 6.3). */
    public boolean isAddress() {
        return peer.isPresent() && uri.isPresent();
    }

    void appendTo(XmlStringBuilder xml) {
        xml.halfOpenElement(ELEMENT).xmlnsAttribute(RtmfpNamespaces.TRANSPORT).optAttribute("peer", peer.orElse(null));
        epoch.ifPresent(number -> xml.attribute("epoch", number));
        xml.optAttribute("service", service.orElse(null)).optAttribute("uri", uri.orElse(null));
        xml.optAttribute("stream", stream.orElse(null)).optBooleanAttribute("hash", hash);
        if (candidates.isEmpty() && sessionHash.isEmpty()) {
            xml.closeEmptyElement();
            return;
        }
        xml.rightAngleBracket();
        candidates.forEach(candidate -> candidate.appendTo(xml));
        sessionHash.ifPresent(hashed -> hashed.appendTo(xml));
        xml.closeElement(ELEMENT);
    }
}
