package io.github.peerfire.smack.jingle.element;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.RtmfpNamespaces;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.XmlStringBuilder;

/**
 * The application format (ProtoXEP 6.1).
 *
 * @param media the kind
 * @param maxRate kbit/s that its sender is willing to receive
 * @param codecs what its sender can decode, best first, at most 16
 */
public record RtmfpDescription(MediaKind media, Optional<Long> maxRate, List<Codec> codecs)
        implements ExtensionElement {

    /** The element's name. */
    public static final String ELEMENT = "description";

    /** Copies the list. */
    public RtmfpDescription {
        codecs = List.copyOf(codecs);
    }

    /** A description that names a kind and no more, as in propose. */
    public static RtmfpDescription of(MediaKind media) {
        return new RtmfpDescription(media, Optional.empty(), List.of());
    }

    /** What of this, the far side's, the near side can encode: the first that both have (ProtoXEP 6.1). */
    public Optional<Codec> firstOf(List<Codec> encodable) {
        return codecs.stream().filter(codec -> encodable.stream().anyMatch(codec::matches)).findFirst();
    }

    @Override
    public String getNamespace() {
        return RtmfpNamespaces.APPLICATION;
    }

    @Override
    public String getElementName() {
        return ELEMENT;
    }

    @Override
    public XmlStringBuilder toXML(XmlEnvironment enclosing) {
        XmlStringBuilder xml = new XmlStringBuilder(this, enclosing).attribute("media", media.word());
        maxRate.ifPresent(rate -> xml.attribute("maxrate", rate));
        if (codecs.isEmpty()) {
            return xml.closeEmptyElement();
        }
        xml.rightAngleBracket();
        codecs.forEach(codec -> codec.appendTo(xml));
        return xml.closeElement(this);
    }
}
