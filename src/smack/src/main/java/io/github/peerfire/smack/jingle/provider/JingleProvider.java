package io.github.peerfire.smack.jingle.provider;

import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jingle.element.JingleBody;
import io.github.peerfire.smack.jingle.element.JingleContent;
import io.github.peerfire.smack.jingle.element.JingleParty;
import io.github.peerfire.smack.jingle.element.SessionInfo;
import io.github.peerfire.smack.xml.MalformedElementException;
import io.github.peerfire.smack.xml.Markup;
import io.github.peerfire.smack.xml.MarkupIqProvider;
import io.github.peerfire.smack.xml.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jxmpp.jid.EntityBareJid;

/**
 * Reads {@link Jingle}. Takes the place of Smack's provider, which throws at unknown actions and drops session-info.
 */
public final class JingleProvider extends MarkupIqProvider {

    /** ProtoXEP section 11. */
    private static final int MAX_CONTENTS = 8;

    @Override
    protected IQ read(Markup markup, IqData data) throws MalformedElementException {
        JingleAction action = JingleAction.of(markup.required("action"))
                .orElseThrow(() -> new MalformedElementException("unknown action"));
        Optional<SessionInfo> info = info(markup);
        return new Jingle(data, new JingleBody(action, Syntax.sid(markup.required("sid")),
                Syntax.fullJid(markup.attribute("initiator")), Syntax.fullJid(markup.attribute("responder")),
                contents(markup), ReasonReader.read(markup), ReasonReader.text(markup), info,
                info.isEmpty() && hasForeignChild(markup),
                room(markup)));
    }

    private static List<JingleContent> contents(Markup markup) throws MalformedElementException {
        List<Markup> elements = markup.children(JingleContent.ELEMENT, RtmfpNamespaces.JINGLE);
        if (elements.size() > MAX_CONTENTS) {
            throw new MalformedElementException("more than 8 contents");
        }
        List<JingleContent> contents = new ArrayList<>();
        for (Markup element : elements) {
            JingleContent content = ContentReader.read(element);
            if (contents.stream().anyMatch(content::isSame)) {
                throw new MalformedElementException("the same content twice");
            }
            contents.add(content);
        }
        return contents;
    }

    private static Optional<SessionInfo> info(Markup markup) {
        for (Markup child : markup.children()) {
            Optional<SessionInfo.State> state = SessionInfo.State.of(child.name());
            if (child.namespace().equals(RtmfpNamespaces.SESSION_INFO) && state.isPresent()) {
                Optional<JingleParty> creator = child.attribute("creator").flatMap(JingleParty::of);
                return Optional.of(new SessionInfo(state.get(), creator, child.attribute("name")));
            }
        }
        return Optional.empty();
    }

    private static Optional<EntityBareJid> room(Markup markup) throws MalformedElementException {
        Optional<Markup> muji = markup.child("muji", RtmfpNamespaces.MUJI);
        return muji.isEmpty() ? Optional.empty() : Syntax.room(Optional.of(muji.get().required("room")));
    }

    private static boolean hasForeignChild(Markup markup) {
        return markup.children().stream().map(Markup::namespace)
                .anyMatch(namespace -> !namespace.equals(RtmfpNamespaces.JINGLE));
    }
}
