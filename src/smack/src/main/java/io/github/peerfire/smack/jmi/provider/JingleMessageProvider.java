package io.github.peerfire.smack.jmi.provider;

import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import io.github.peerfire.smack.jingle.provider.DescriptionReader;
import io.github.peerfire.smack.jingle.provider.ReasonReader;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import io.github.peerfire.smack.xml.MalformedElementException;
import io.github.peerfire.smack.xml.Markup;
import io.github.peerfire.smack.xml.MarkupElementProvider;
import io.github.peerfire.smack.xml.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.packet.ExtensionElement;

/** Reads {@link JingleMessage}, whichever of the six it is. */
public final class JingleMessageProvider extends MarkupElementProvider {

    private static final int MAX_DESCRIPTIONS = 8;

    @Override
    protected ExtensionElement read(Markup markup) throws MalformedElementException {
        JingleMessage.Kind kind = JingleMessage.Kind.of(markup.name())
                .orElseThrow(() -> new MalformedElementException("unknown message"));
        boolean tieBreak = markup.child("tie-break", RtmfpNamespaces.JINGLE_MESSAGE).isPresent();
        Optional<Markup> migrated = markup.child("migrated", RtmfpNamespaces.JINGLE_MESSAGE);
        Optional<String> migratedTo = migrated.flatMap(element -> element.attribute("to"));
        return new JingleMessage(kind, Syntax.identifier(markup.required("id")), descriptions(markup),
                ReasonReader.read(markup), tieBreak, migratedTo);
    }

    private static List<RtmfpDescription> descriptions(Markup markup) throws MalformedElementException {
        List<Markup> elements = markup.children(RtmfpDescription.ELEMENT, RtmfpNamespaces.APPLICATION);
        if (elements.size() > MAX_DESCRIPTIONS) {
            throw new MalformedElementException("more than 8 descriptions");
        }
        List<RtmfpDescription> descriptions = new ArrayList<>();
        for (Markup element : elements) {
            descriptions.add(DescriptionReader.read(element));
        }
        return descriptions;
    }
}
