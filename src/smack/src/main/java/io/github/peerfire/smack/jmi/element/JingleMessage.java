package io.github.peerfire.smack.jmi.element;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.jingle.element.JingleReason;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.XmlStringBuilder;

/**
 * A message about a call that is not yet, or no longer, a Jingle session.
 *
 * @param kind which of the messages it is
 * @param id the call's id, which becomes the Jingle session's
 * @param descriptions in propose: the kinds of media in our application format; empty if there are only others
 * @param reason why, in reject, retract and finish; empty also if it is unknown
 * @param tieBreak true if it settles two calls that crossed
 * @param migratedTo in finish: the call that goes on instead
 */
public record JingleMessage(
        Kind kind, String id, List<RtmfpDescription> descriptions, Optional<JingleReason> reason, boolean tieBreak,
        Optional<String> migratedTo) implements ExtensionElement {

    /** The messages of XEP-0353. */
    public enum Kind {
        /** The caller asks all devices of the other side for a call. */
        PROPOSE,
        /** A device rings. */
        RINGING,
        /** A device takes the call and awaits session-initiate. */
        PROCEED,
        /** A device refuses the call, for all of its user's. */
        REJECT,
        /** The caller takes its propose back. */
        RETRACT,
        /** The call is over. */
        FINISH;

        /** The element's name. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of an element's name; empty for an unknown one. */
        public static Optional<Kind> of(String word) {
            return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
        }
    }

    /** Copies the list. */
    public JingleMessage {
        descriptions = List.copyOf(descriptions);
    }

    /** Proposes a call. */
    public static JingleMessage propose(String id, Set<MediaKind> media) {
        List<RtmfpDescription> descriptions =
                Arrays.stream(MediaKind.values()).filter(media::contains).map(RtmfpDescription::of).toList();
        return new JingleMessage(Kind.PROPOSE, id, descriptions, Optional.empty(), false, Optional.empty());
    }

    /** A message without a reason. */
    public static JingleMessage of(Kind kind, String id) {
        return new JingleMessage(kind, id, List.of(), Optional.empty(), false, Optional.empty());
    }

    /** A message with a reason. */
    public static JingleMessage of(Kind kind, String id, JingleReason reason) {
        return new JingleMessage(kind, id, List.of(), Optional.of(reason), false, Optional.empty());
    }

    /** A message that settles two calls that crossed. */
    public static JingleMessage tieBreak(Kind kind, String id) {
        return new JingleMessage(kind, id, List.of(), Optional.of(JingleReason.EXPIRED), true, Optional.empty());
    }

    /** The end of a call that goes on as another one. */
    public static JingleMessage migrated(String id, String next) {
        return new JingleMessage(Kind.FINISH, id, List.of(), Optional.of(JingleReason.EXPIRED), false,
                Optional.of(next));
    }

    /** The kinds of media that are proposed. */
    public Set<MediaKind> media() {
        return descriptions.stream().map(RtmfpDescription::media).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String getNamespace() {
        return RtmfpNamespaces.JINGLE_MESSAGE;
    }

    @Override
    public String getElementName() {
        return kind.word();
    }

    @Override
    public XmlStringBuilder toXML(XmlEnvironment enclosing) {
        XmlStringBuilder xml = new XmlStringBuilder(this, enclosing).attribute("id", id);
        if (descriptions.isEmpty() && reason.isEmpty() && !tieBreak && migratedTo.isEmpty()) {
            return xml.closeEmptyElement();
        }
        xml.rightAngleBracket();
        // As text: in builders within others Smack leaves out a namespace that an element before had, too.
        descriptions.forEach(description -> xml.append(description.toXML(XmlEnvironment.EMPTY).toString()));
        reason.ifPresent(why -> why.appendTo(xml, true));
        xml.condEmptyElement(tieBreak, "tie-break");
        migratedTo.ifPresent(to -> xml.halfOpenElement("migrated").attribute("to", to).closeEmptyElement());
        return xml.closeElement(this);
    }
}
