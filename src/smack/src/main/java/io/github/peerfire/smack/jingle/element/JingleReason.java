package io.github.peerfire.smack.jingle.element;

import io.github.peerfire.smack.element.RtmfpNamespaces;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jivesoftware.smack.util.XmlStringBuilder;

/** The reasons of XEP-0166 section 7.4. */
public enum JingleReason {
    /** Another session of the two parties is to be used instead. */
    ALTERNATIVE_SESSION,
    /** The party is busy. */
    BUSY,
    /** The initiator does not want the session any more. */
    CANCEL,
    /** The parties do not reach each other any more. */
    CONNECTIVITY_ERROR,
    /** The party refuses. */
    DECLINE,
    /** The call was replaced by another one, or came to nothing in its time. */
    EXPIRED,
    /** Setting up the application format failed. */
    FAILED_APPLICATION,
    /** Setting up the transport failed. */
    FAILED_TRANSPORT,
    /** A fault that no other reason says. */
    GENERAL_ERROR,
    /** The party went offline, or took up another address. */
    GONE,
    /** The application format is known, its parameters do not fit. */
    INCOMPATIBLE_PARAMETERS,
    /** Processing the media failed. */
    MEDIA_ERROR,
    /** A security precondition does not hold. */
    SECURITY_ERROR,
    /** The session ended as it should. */
    SUCCESS,
    /** What was awaited did not come in time. */
    TIMEOUT,
    /** None of the application formats is supported. */
    UNSUPPORTED_APPLICATIONS,
    /** None of the transports is supported. */
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
        appendTo(xml, withNamespace, Optional.empty());
    }

    /** As {@link #appendTo(XmlStringBuilder, boolean)}, with a sentence for people. */
    void appendTo(XmlStringBuilder xml, boolean withNamespace, Optional<String> text) {
        xml.halfOpenElement(ELEMENT);
        if (withNamespace) {
            xml.xmlnsAttribute(RtmfpNamespaces.JINGLE);
        }
        xml.rightAngleBracket().emptyElement(word());
        text.ifPresent(sentence -> xml.element("text", sentence));
        xml.closeElement(ELEMENT);
    }
}
