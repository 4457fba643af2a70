package io.github.peerfire.smack.jingle.element;

import io.github.peerfire.smack.element.RtmfpNamespaces;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jivesoftware.smack.util.XmlStringBuilder;

/**
 * What session-info says, XEP-0167 section 6.
 *
 * @param state what is so now
 * @param creator for mute and unmute: whose content, if one only
 * @param name for mute and unmute: which content, if one only
 */
public record SessionInfo(State state, Optional<JingleParty> creator, Optional<String> name) {

    /** The states of XEP-0167. */
    public enum State {
        /** Media flow. */
        ACTIVE,
        /** The party neither sends nor renders for now; its streams stay open. */
        HOLD,
        /** The party sends nothing of the content for now. */
        MUTE,
        /** The responder's device rings. */
        RINGING,
        /** The end of {@link #HOLD}. */
        UNHOLD,
        /** The end of {@link #MUTE}. */
        UNMUTE;

        /** The word on the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The state of a word on the wire; empty for an unknown one. */
        public static Optional<State> of(String word) {
            return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
        }
    }

    /** Says something about the whole session. */
    public static SessionInfo of(State state) {
        return new SessionInfo(state, Optional.empty(), Optional.empty());
    }

    void appendTo(XmlStringBuilder xml) {
        xml.halfOpenElement(state.word()).xmlnsAttribute(RtmfpNamespaces.SESSION_INFO);
        creator.ifPresent(party -> xml.attribute("creator", party.word()));
        xml.optAttribute("name", name.orElse(null)).closeEmptyElement();
    }
}
