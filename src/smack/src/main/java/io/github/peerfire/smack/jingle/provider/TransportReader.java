package io.github.peerfire.smack.jingle.provider;

import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.jingle.element.Candidate;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import io.github.peerfire.smack.jingle.element.SessionHash;
import io.github.peerfire.smack.xml.MalformedElementException;
import io.github.peerfire.smack.xml.Markup;
import io.github.peerfire.smack.xml.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jxmpp.jid.Jid;

/** Reads {@link RtmfpTransport}. */
final class TransportReader {

    /** ProtoXEP section 11. */
    private static final int MAX_CANDIDATES = 16;

    private TransportReader() {
    }

    static RtmfpTransport read(Markup markup) throws MalformedElementException {
        boolean hash = Syntax.bool(markup.attribute("hash").orElse("false"));
        return new RtmfpTransport(peer(markup), epoch(markup), service(markup), uri(markup), stream(markup), hash,
                candidates(markup), sessionHash(markup));
    }

    private static Optional<SessionHash> sessionHash(Markup markup) throws MalformedElementException {
        Optional<Markup> session = markup.child(SessionHash.ELEMENT, RtmfpNamespaces.TRANSPORT);
        if (session.isEmpty()) {
            return Optional.empty();
        }
        boolean shared = Syntax.bool(session.get().attribute("shared").orElse("false"));
        return Optional.of(new SessionHash(Syntax.hex256(session.get().required("hash")), shared));
    }

    private static List<Candidate> candidates(Markup markup) throws MalformedElementException {
        List<Markup> elements = markup.children(Candidate.ELEMENT, RtmfpNamespaces.TRANSPORT);
        if (elements.size() > MAX_CANDIDATES) {
            throw new MalformedElementException("more than 16 candidates");
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Markup element : elements) {
            CandidateReader.read(element)
                    .filter(read -> candidates.stream().noneMatch(known -> known.address().equals(read.address())))
                    .ifPresent(candidates::add);
        }
        return candidates;
    }

    private static Optional<String> peer(Markup markup) throws MalformedElementException {
        Optional<String> value = markup.attribute("peer");
        return value.isEmpty() ? value : Optional.of(Syntax.hex256(value.get()));
    }

    private static Optional<Long> epoch(Markup markup) throws MalformedElementException {
        Optional<String> value = markup.attribute("epoch");
        return value.isEmpty() ? Optional.empty() : Optional.of(Syntax.unsigned(value.get()));
    }

    private static Optional<Jid> service(Markup markup) throws MalformedElementException {
        Optional<String> value = markup.attribute("service");
        return value.isEmpty() ? Optional.empty() : Optional.of(Syntax.jid(value.get()));
    }

    private static Optional<String> uri(Markup markup) throws MalformedElementException {
        Optional<String> value = markup.attribute("uri");
        return value.isEmpty() ? value : Optional.of(Syntax.uri(value.get()));
    }

    private static Optional<String> stream(Markup markup) throws MalformedElementException {
        Optional<String> value = markup.attribute("stream");
        return value.isEmpty() ? value : Optional.of(Syntax.token128(value.get()));
    }
}
