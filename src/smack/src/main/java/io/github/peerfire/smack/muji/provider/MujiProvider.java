package io.github.peerfire.smack.muji.provider;

import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.jingle.element.JingleContent;
import io.github.peerfire.smack.jingle.element.JingleParty;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import io.github.peerfire.smack.jingle.provider.DescriptionReader;
import io.github.peerfire.smack.muji.element.Muji;
import io.github.peerfire.smack.muji.element.MujiContent;
import io.github.peerfire.smack.xml.MalformedElementException;
import io.github.peerfire.smack.xml.Markup;
import io.github.peerfire.smack.xml.MarkupElementProvider;
import io.github.peerfire.smack.xml.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.packet.ExtensionElement;

/** Reads {@link Muji}. */
public final class MujiProvider extends MarkupElementProvider {

    /** ProtoXEP section 11. */
    private static final int MAX_CONTENTS = 8;

    @Override
    protected ExtensionElement read(Markup markup) throws MalformedElementException {
        boolean preparing = markup.child(Muji.PREPARING, RtmfpNamespaces.MUJI).isPresent();
        return new Muji(Syntax.room(markup.attribute("room")), preparing, contents(markup));
    }

    private static List<MujiContent> contents(Markup markup) throws MalformedElementException {
        List<Markup> elements = markup.children(JingleContent.ELEMENT, RtmfpNamespaces.MUJI);
        if (elements.size() > MAX_CONTENTS) {
            throw new MalformedElementException("more than 8 contents");
        }
        List<MujiContent> contents = new ArrayList<>();
        for (Markup element : elements) {
            MujiContent content = content(element);
            if (contents.stream().anyMatch(other -> other.name().equals(content.name()))) {
                throw new MalformedElementException("two contents of the same name");
            }
            contents.add(content);
        }
        return contents;
    }

    private static MujiContent content(Markup markup) throws MalformedElementException {
        Optional<JingleParty> creator = JingleParty.of(markup.required("creator"));
        if (creator.isEmpty()) {
            throw new MalformedElementException("unknown creator");
        }
        Optional<Markup> part = markup.child(RtmfpDescription.ELEMENT, RtmfpNamespaces.APPLICATION);
        Optional<RtmfpDescription> description =
                part.isEmpty() ? Optional.empty() : Optional.of(DescriptionReader.read(part.get()));
        return new MujiContent(Syntax.identifier(markup.required("name")), description);
    }
}
