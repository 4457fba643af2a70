package io.github.peerfire.smack.jingle.provider;

import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.jingle.element.JingleContent;
import io.github.peerfire.smack.jingle.element.JingleContent.Foreign;
import io.github.peerfire.smack.jingle.element.JingleParty;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import io.github.peerfire.smack.jingle.element.Senders;
import io.github.peerfire.smack.xml.MalformedElementException;
import io.github.peerfire.smack.xml.Markup;
import io.github.peerfire.smack.xml.Syntax;
import java.util.Optional;

/** Reads {@link JingleContent}. */
final class ContentReader {

    private ContentReader() {
    }

    static JingleContent read(Markup markup) throws MalformedElementException {
        JingleParty creator = JingleParty.of(markup.required("creator"))
                .orElseThrow(() -> new MalformedElementException("unknown creator"));
        Senders senders = Senders.of(markup.attribute("senders").orElse(Senders.BOTH.word()))
                .orElseThrow(() -> new MalformedElementException("unknown senders"));
        return new JingleContent(creator, Syntax.identifier(markup.required("name")), senders, description(markup),
                transport(markup), foreign(markup));
    }

    private static Optional<RtmfpDescription> description(Markup markup) throws MalformedElementException {
        Optional<Markup> part = markup.child(RtmfpDescription.ELEMENT, RtmfpNamespaces.APPLICATION);
        return part.isEmpty() ? Optional.empty() : Optional.of(DescriptionReader.read(part.get()));
    }

    private static Optional<RtmfpTransport> transport(Markup markup) throws MalformedElementException {
        Optional<Markup> part = markup.child(RtmfpTransport.ELEMENT, RtmfpNamespaces.TRANSPORT);
        return part.isEmpty() ? Optional.empty() : Optional.of(TransportReader.read(part.get()));
    }

    private static Foreign foreign(Markup markup) {
        boolean description = isForeign(markup, RtmfpDescription.ELEMENT, RtmfpNamespaces.APPLICATION);
        boolean transport = isForeign(markup, RtmfpTransport.ELEMENT, RtmfpNamespaces.TRANSPORT);
        if (description) {
            return transport ? Foreign.BOTH : Foreign.DESCRIPTION;
        }
        return transport ? Foreign.TRANSPORT : Foreign.NOTHING;
    }

    private static boolean isForeign(Markup markup, String name, String ours) {
        return markup.children().stream()
                .anyMatch(child -> child.name().equals(name) && !child.namespace().equals(ours))
                && markup.children(name, ours).isEmpty();
    }
}
