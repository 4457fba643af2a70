package io.github.peerfire.smack.muji.element;

import io.github.peerfire.smack.jingle.element.JingleContent;
import io.github.peerfire.smack.jingle.element.JingleParty;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import java.util.Optional;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.XmlStringBuilder;

/**
 * A content that an occupant takes part in; the contents of its Jingle sessions that have the same name are this one.
 *
 * @param name unique in the occupant's presence, 1-256 characters
 * @param description what the occupant can decode; empty if it is of a namespace that is not ours
 */
public record MujiContent(String name, Optional<RtmfpDescription> description) {

    /** A content of our application format. */
    public static MujiContent of(String name, RtmfpDescription description) {
        return new MujiContent(name, Optional.of(description));
    }

    void appendTo(XmlStringBuilder xml) {
        // XEP-0272 has no other creator.
        xml.halfOpenElement(JingleContent.ELEMENT).attribute("creator", JingleParty.INITIATOR.word());
        xml.attribute("name", name).rightAngleBracket();
        // As text: in builders within others Smack leaves out a namespace that an element before had, too.
        description.ifPresent(part -> xml.append(part.toXML(XmlEnvironment.EMPTY).toString()));
        xml.closeElement(JingleContent.ELEMENT);
    }
}
