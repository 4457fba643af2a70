package io.github.peerfire.smack.jingle.element;

import java.util.Optional;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.XmlStringBuilder;

/**
 * One content, XEP-0166 section 7.3.
 *
 * @param creator who made it
 * @param name unique among the creator's, 1-256 characters
 * @param senders who sends
 * @param description what is sent; empty if absent or of a foreign namespace
 * @param transport how it is sent; empty if absent or of a foreign namespace
 * @param foreign what of both is there, but of a namespace that is not ours
 */
public record JingleContent(
        JingleParty creator, String name, Senders senders, Optional<RtmfpDescription> description,
        Optional<RtmfpTransport> transport, Foreign foreign) {

    /** The element's name. */
    public static final String ELEMENT = "content";

    /** Parts of a namespace that is not ours. */
    public enum Foreign {
        /** Neither part is foreign. */
        NOTHING,
        /** Its description only. */
        DESCRIPTION,
        /** Its transport only. */
        TRANSPORT,
        /** Its description and its transport. */
        BOTH
    }

    /** A content that both parties send, made by the initiator. */
    public static JingleContent of(String name, RtmfpDescription description, RtmfpTransport transport) {
        return of(JingleParty.INITIATOR, name, Senders.BOTH, description, transport);
    }

    /** A whole content, as in session-initiate, session-accept, content-add and content-accept. */
    public static JingleContent of(JingleParty creator, String name, Senders senders, RtmfpDescription description,
            RtmfpTransport transport) {
        return new JingleContent(creator, name, senders, Optional.of(description), Optional.of(transport),
                Foreign.NOTHING);
    }

    /** A content, made by the initiator, that only adds to its transport. */
    public static JingleContent info(String name, RtmfpTransport transport) {
        return info(JingleParty.INITIATOR, name, transport);
    }

    /** A content's transport, as in transport-info, transport-replace, transport-accept and transport-reject. */
    public static JingleContent info(JingleParty creator, String name, RtmfpTransport transport) {
        return new JingleContent(creator, name, Senders.BOTH, Optional.empty(), Optional.of(transport),
                Foreign.NOTHING);
    }

    /** A content's description, as in description-info. */
    public static JingleContent info(JingleParty creator, String name, RtmfpDescription description) {
        return new JingleContent(creator, name, Senders.BOTH, Optional.of(description), Optional.empty(),
                Foreign.NOTHING);
    }

    /** A content that is only named, as in content-remove and content-reject. */
    public static JingleContent named(JingleParty creator, String name) {
        return directed(creator, name, Senders.BOTH);
    }

    /** A content and who sends in it, as in content-modify. */
    public static JingleContent directed(JingleParty creator, String name, Senders senders) {
        return new JingleContent(creator, name, senders, Optional.empty(), Optional.empty(), Foreign.NOTHING);
    }

    /** Whether it is the same content of the session as another: XEP-0166 names a content by creator and name. */
    public boolean isSame(JingleContent other) {
        return creator == other.creator && name.equals(other.name);
    }

    /** Whether its description is of a namespace that is not ours. */
    public boolean hasForeignDescription() {
        return foreign == Foreign.DESCRIPTION || foreign == Foreign.BOTH;
    }

    /** Whether its transport is of a namespace that is not ours. */
    public boolean hasForeignTransport() {
        return foreign == Foreign.TRANSPORT || foreign == Foreign.BOTH;
    }

    /** As text: in builders within others Smack leaves out a namespace that an element before had, too. */
    void appendTo(XmlStringBuilder xml, boolean modifies) {
        xml.append(toXml(modifies).toString());
    }

    private XmlStringBuilder toXml(boolean modifies) {
        XmlStringBuilder xml = new XmlStringBuilder();
        xml.halfOpenElement(ELEMENT).attribute("creator", creator.word()).attribute("name", name);
        if (modifies || description.isPresent() && transport.isPresent()) {
            xml.attribute("senders", senders.word());
        }
        if (description.isEmpty() && transport.isEmpty()) {
            return xml.closeEmptyElement();
        }
        xml.rightAngleBracket();
        description.ifPresent(part -> xml.append(part.toXML(XmlEnvironment.EMPTY)));
        transport.ifPresent(part -> part.appendTo(xml));
        return xml.closeElement(ELEMENT);
    }
}
