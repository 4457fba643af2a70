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
        return new JingleContent(JingleParty.INITIATOR, name, Senders.BOTH, Optional.of(description),
                Optional.of(transport), Foreign.NOTHING);
    }

    /** A content, made by the initiator, that only adds to its transport. */
    public static JingleContent info(String name, RtmfpTransport transport) {
        return new JingleContent(JingleParty.INITIATOR, name, Senders.BOTH, Optional.empty(), Optional.of(transport),
                Foreign.NOTHING);
    }

    /** Whether its description is of a namespace that is not ours. */
    public boolean hasForeignDescription() {
        return foreign == Foreign.DESCRIPTION || foreign == Foreign.BOTH;
    }

    /** Whether its transport is of a namespace that is not ours. */
    public boolean hasForeignTransport() {
        return foreign == Foreign.TRANSPORT || foreign == Foreign.BOTH;
    }

    void appendTo(XmlStringBuilder xml) {
        xml.halfOpenElement(ELEMENT).attribute("creator", creator.word()).attribute("name", name);
        if (description.isPresent()) {
            xml.attribute("senders", senders.word());
        }
        xml.rightAngleBracket();
        description.ifPresent(part -> xml.append(part.toXML(XmlEnvironment.EMPTY)));
        transport.ifPresent(part -> part.appendTo(xml));
        xml.closeElement(ELEMENT);
    }
}
