package io.github.peerfire.openfire.component;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.openfire.binding.BindClaim;
import io.github.peerfire.openfire.binding.EndpointOptions;
import io.github.peerfire.openfire.binding.MediaKind;
import io.github.peerfire.openfire.binding.Visibility;
import io.github.peerfire.openfire.ticket.Proofs;
import java.util.Optional;
import java.util.Set;
import org.dom4j.Element;
import org.xmpp.packet.JID;

/** Reads {@code <bind/>} (ProtoXEP section 4.2); unknown attributes are ignored. */
final class BindRequestParser {

    private BindRequestParser() {
    }

    static BindClaim parse(JID requester, Element request) throws RequestError {
        return new BindClaim(requester, peer(request), proof(request), new EndpointOptions(media(request),
                Visibility.parse(request.attributeValue("visibility", "contacts"))
                        .orElseThrow(RequestError::badRequest)));
    }

    private static PeerId peer(Element request) throws RequestError {
        return Proofs.parse(request.attributeValue("peer", "")).map(PeerId::new).orElseThrow(RequestError::badRequest);
    }

    private static Optional<byte[]> proof(Element request) throws RequestError {
        String hex = request.attributeValue("proof");
        return hex == null
                ? Optional.empty() : Optional.of(Proofs.parse(hex).orElseThrow(RequestError::badRequest));
    }

    private static Optional<Set<MediaKind>> media(Element request) throws RequestError {
        String words = request.attributeValue("media");
        return words == null
                ? Optional.empty() : Optional.of(MediaKind.parseAll(words).orElseThrow(RequestError::badRequest));
    }
}
