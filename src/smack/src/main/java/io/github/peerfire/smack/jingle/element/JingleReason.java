package io.github.peerfire.smack.jingle.element;

import io.github.peerfire.smack.element.RtmfpNamespaces;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jivesoftware.smack.util.XmlStringBuilder;

/** The reasons of XEP-0166 section 7.4. */
public enum JingleReason {
    ALTERNATIVE_SESSION,
    BUSY,
    CANCEL,
    CONNECTIVITY_ERROR,
    DECLINE,
    EXPIRED,
    FAILED_APPLICATION,
    FAILED_TRANSPORT,
    GENERAL_ERROR,
    GONE,
    INCOMPATIBLE_PARAMETERS,
    MEDIA_ERROR,
    SECURITY_ERROR,
    SUCCESS,
    TIMEOUT,
    UNSUPPORTED_APPLICATIONS,
    UNSUPPORTED_TRANSPORTS;

    /** The element that they are in. */
    public static final String ELEMENT = "reason";

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason of a word on the wire; empty for an unknown one. */
    public static Optional<JingleReason> of(String word) {
        return Arrays.stream(values()).filter(reason -> reason.word().equals(word)).findFirst();
    }

    /** Writes the reason; the namespace only where the surroundings have another one. */
    public void appendTo(XmlStringBuilder xml, boolean withNamespace) {
        xml.halfOpenElement(ELEMENT);
        if (withNamespace) {
            xml.xmlnsAttribute(RtmfpNamespaces.JINGLE);
        }
        xml.rightAngleBracket().emptyElement(word()).closeElement(ELEMENT);
    }
}
