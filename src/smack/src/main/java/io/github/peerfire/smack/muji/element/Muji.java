package io.github.peerfire.smack.muji.element;

import io.github.peerfire.smack.element.RtmfpNamespaces;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.StanzaView;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.XmlStringBuilder;
import org.jxmpp.jid.EntityBareJid;

/**
 * What an occupant's presence says about a conference, or which conference an invitation means. (That a session belongs
 * to a conference is in {@link io.github.peerfire.smack.jingle.element.JingleBody#room()}.)
 *
 * @param room the conference's room; empty in presence, which comes from the room
 * @param preparing true while the occupant waits to say which contents it takes part in
 * @param contents those that it takes part in, at most 8, their names unique
 */
public record Muji(Optional<EntityBareJid> room, boolean preparing, List<MujiContent> contents)
        implements ExtensionElement {

    /** The element's name. */
    public static final String ELEMENT = "muji";

    /** Its qualified name. */
    public static final QName QNAME = new QName(RtmfpNamespaces.MUJI, ELEMENT);

    /** The child that says that the occupant is preparing. */
    public static final String PREPARING = "preparing";

    /** Copies the list. */
    public Muji {
        contents = List.copyOf(contents);
    }

    /** The first step of joining, or of adding to what the occupant takes part in already. */
    public static Muji preparing(List<MujiContent> contents) {
        return new Muji(Optional.empty(), true, contents);
    }

    /** The second step: what the occupant takes part in. */
    public static Muji of(List<MujiContent> contents) {
        return new Muji(Optional.empty(), false, contents);
    }

    /** Names a conference by its room. */
    public static Muji in(EntityBareJid room) {
        return new Muji(Optional.of(room), false, List.of());
    }

    /** The element in a presence or message; empty if there is none that is readable. */
    public static Optional<Muji> from(StanzaView stanza) {
        return stanza.getExtension(QNAME) instanceof Muji muji ? Optional.of(muji) : Optional.empty();
    }

    @Override
    public String getNamespace() {
        return RtmfpNamespaces.MUJI;
    }

    @Override
    public String getElementName() {
        return ELEMENT;
    }

    @Override
    public XmlStringBuilder toXML(XmlEnvironment enclosing) {
        XmlStringBuilder xml = new XmlStringBuilder(this, enclosing).optAttribute("room", room.orElse(null));
        if (!preparing && contents.isEmpty()) {
            return xml.closeEmptyElement();
        }
        xml.rightAngleBracket();
        contents.forEach(content -> content.appendTo(xml));
        xml.condEmptyElement(preparing, PREPARING);
        return xml.closeElement(this);
    }
}
