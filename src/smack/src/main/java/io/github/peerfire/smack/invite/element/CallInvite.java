package io.github.peerfire.smack.invite.element;

import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.muji.element.Muji;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.XmlStringBuilder;
import org.jivesoftware.smackx.sid.element.OriginIdElement;
import org.jxmpp.jid.EntityBareJid;

/**
 * A message about an invitation to a conference.
 *
 * @param kind which of the messages it is
 * @param id the invitation that is meant, see {@link #idOf}; empty in the invitation itself
 * @param audio in an invitation: whether its sender expects participants to send audio
 * @param video in an invitation: whether its sender expects participants to send video
 * @param room the conference, in an invitation and its acceptance; empty if it can be joined only by means that are not
 *      ours, or if the message names none
 */
public record CallInvite(Kind kind, Optional<String> id, boolean audio, boolean video, Optional<EntityBareJid> room)
        implements ExtensionElement {

    /** The messages of XEP-0482. */
    public enum Kind {
        /** Invites somebody, or an occupant of a room, to a conference. */
        INVITE,
        /** Takes an invitation back. */
        RETRACT,
        /** The invited user joins, on the device that says so. */
        ACCEPT,
        /** The invited user does not want to join. */
        REJECT,
        /** The invited user's device has joined and gone again. */
        LEFT;

        /** The element's name. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of an element's name; empty for an unknown one. */
        public static Optional<Kind> of(String word) {
            return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
        }
    }

    /** Invites to a conference. */
    public static CallInvite to(EntityBareJid room, boolean audio, boolean video) {
        return new CallInvite(Kind.INVITE, Optional.empty(), audio, video, Optional.of(room));
    }

    /** Accepts an invitation, on this device. */
    public static CallInvite accept(String id, EntityBareJid room) {
        return new CallInvite(Kind.ACCEPT, Optional.of(id), true, false, Optional.of(room));
    }

    /**
     * A message that only names its invitation.
     *
     * @param kind any but {@link Kind#INVITE}
     */
    public static CallInvite of(Kind kind, String id) {
        return new CallInvite(kind, Optional.of(id), true, false, Optional.empty());
    }

    /** The element in a message; empty if there is none that is readable. */
    public static Optional<CallInvite> from(Message message) {
        return message.getExtensions().stream().filter(CallInvite.class::isInstance).map(CallInvite.class::cast)
                .findFirst();
    }

    /**
     * What the other messages call an invitation that was not sent to a room: its origin id, or else the message's own
     * (XEP-0482 section 4.1).
     */
    public static Optional<String> idOf(Message invitation) {
        return invitation.getExtension(OriginIdElement.QNAME) instanceof OriginIdElement origin
                ? Optional.of(origin.getId()) : Optional.ofNullable(invitation.getStanzaId());
    }

    @Override
    public String getNamespace() {
        return RtmfpNamespaces.CALL_INVITES;
    }

    @Override
    public String getElementName() {
        return kind.word();
    }

    @Override
    public XmlStringBuilder toXML(XmlEnvironment enclosing) {
        XmlStringBuilder xml = new XmlStringBuilder(this, enclosing).optAttribute("id", id.orElse(null));
        if (!audio) {
            xml.attribute("audio", false);
        }
        if (video) {
            xml.attribute("video", true);
        }
        if (room.isEmpty()) {
            return xml.closeEmptyElement();
        }
        xml.rightAngleBracket().append(Muji.in(room.get()).toXML(XmlEnvironment.EMPTY));
        return xml.closeElement(this);
    }
}
