package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleBody;
import io.github.peerfire.smack.jingle.element.JingleReason;
import io.github.peerfire.smack.jingle.element.SessionInfo;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.util.Set;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;

class UnsentStanzasTest {

    private static final EntityFullJid BOB = JidCreate.entityFullFromOrThrowUnchecked("bob@example.net/phone");

    private static Message message(JingleMessage content) {
        return MessageBuilder.buildMessage("m1").to(BOB).addExtension(content).build();
    }

    @Test
    void whatEndsCallsIsSentAgain() {
        assertThat(UnsentStanzas.endsCall(message(JingleMessage.of(JingleMessage.Kind.RETRACT, "sid")))).isTrue();
        assertThat(UnsentStanzas.endsCall(message(JingleMessage.of(JingleMessage.Kind.FINISH, "sid")))).isTrue();
        assertThat(UnsentStanzas.endsCall(message(JingleMessage.of(JingleMessage.Kind.REJECT, "sid")))).isTrue();
        assertThat(UnsentStanzas.endsCall(new Jingle(BOB, JingleBody.terminate("sid", JingleReason.SUCCESS)))).isTrue();
    }

    @Test
    void whatWouldRingForACallThatIsOverIsNot() {
        assertThat(UnsentStanzas.endsCall(message(JingleMessage.propose("sid", Set.of(MediaKind.AUDIO))))).isFalse();
        assertThat(UnsentStanzas.endsCall(message(JingleMessage.of(JingleMessage.Kind.PROCEED, "sid")))).isFalse();
        assertThat(UnsentStanzas.endsCall(new Jingle(BOB,
                JingleBody.info("sid", SessionInfo.of(SessionInfo.State.ACTIVE))))).isFalse();
        assertThat(UnsentStanzas.endsCall(PresenceBuilder.buildPresence("p1").build())).isFalse();
    }
}
