package io.github.peerfire.smack.jingle.element;

import java.util.List;
import java.util.Optional;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/**
 * What a Jingle request says.
 *
 * @param action what is asked for
 * @param sid the session
 * @param initiator who began it
 * @param responder who answers
 * @param contents at most 8
 * @param reason why, in session-terminate and others; empty also if the peer gave one that is unknown
 * @param text in session-terminate: the reason in a sentence for people, at most 200 characters without controls
 * @param info what session-info tells; empty also if it is unknown
 * @param unknownInfo true if it holds a payload of a namespace that is not known here
 * @param room in session-initiate: the room of the conference that the session belongs to (XEP-0272)
 */
public record JingleBody(
        JingleAction action, String sid, Optional<EntityFullJid> initiator, Optional<EntityFullJid> responder,
        List<JingleContent> contents, Optional<JingleReason> reason, Optional<String> text, Optional<SessionInfo> info,
        boolean unknownInfo, Optional<EntityBareJid> room) {

    /** Copies the list. */
    public JingleBody {
        contents = List.copyOf(contents);
    }

    /** An action upon contents. */
    public static JingleBody of(JingleAction action, String sid, List<JingleContent> contents) {
        return new JingleBody(action, sid, Optional.empty(), Optional.empty(), contents, Optional.empty(),
                Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    /** Ends a session. */
    public static JingleBody terminate(String sid, JingleReason reason) {
        return of(JingleAction.SESSION_TERMINATE, sid, List.of()).because(reason);
    }

    /** Tells something about a session. */
    public static JingleBody info(String sid, SessionInfo info) {
        return new JingleBody(JingleAction.SESSION_INFO, sid, Optional.empty(), Optional.empty(), List.of(),
                Optional.empty(), Optional.empty(), Optional.of(info), false, Optional.empty());
    }

    /** A copy that names the initiator. */
    public JingleBody initiatedBy(EntityFullJid jid) {
        return new JingleBody(action, sid, Optional.of(jid), responder, contents, reason, text, info, unknownInfo,
                room);
    }

    /** A copy that names the responder. */
    public JingleBody answeredBy(EntityFullJid jid) {
        return new JingleBody(action, sid, initiator, Optional.of(jid), contents, reason, text, info, unknownInfo,
                room);
    }

    /** A copy that says why, as content-reject and content-remove may. */
    public JingleBody because(JingleReason why) {
        return new JingleBody(action, sid, initiator, responder, contents, Optional.of(why), text, info,
                unknownInfo, room);
    }

    /** A copy that says why in a sentence for people, too. */
    public JingleBody saying(String sentence) {
        return new JingleBody(action, sid, initiator, responder, contents, reason, Optional.of(sentence), info,
                unknownInfo, room);
    }

    /** A copy that belongs to a conference; for session-initiate. */
    public JingleBody inConference(EntityBareJid conference) {
        return new JingleBody(action, sid, initiator, responder, contents, reason, text, info, unknownInfo,
                Optional.of(conference));
    }
}
