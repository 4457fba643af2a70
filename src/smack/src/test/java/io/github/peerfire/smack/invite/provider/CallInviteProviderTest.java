package io.github.peerfire.smack.invite.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.XmlParsers;
import io.github.peerfire.smack.invite.element.CallInvite;
import io.github.peerfire.smack.xml.UnreadableElement;
import java.util.List;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;

class CallInviteProviderTest {

    private static final EntityBareJid ROOM = JidCreate.entityBareFromOrThrowUnchecked("standup@conf.example.net");
    private static final String MUJI = "<muji xmlns='urn:xmpp:jingle:muji:0' room='standup@conf.example.net'/>";

    @ParameterizedTest
    @EnumSource
    void anInvitationNamesItsConference(XmlParsers parser) throws Exception {
        CallInvite invite = CallInvite.from(message(parser, "<invite xmlns='urn:xmpp:call-invites:0' video='true'>"
                + MUJI + "</invite>")).orElseThrow();
        assertThat(invite).isEqualTo(CallInvite.to(ROOM, true, true));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadAsTheSame(XmlParsers parser) throws Exception {
        for (CallInvite invite : List.of(CallInvite.to(ROOM, true, false), CallInvite.to(ROOM, false, true),
                CallInvite.accept("i'1", ROOM), CallInvite.of(CallInvite.Kind.RETRACT, "i1"),
                CallInvite.of(CallInvite.Kind.REJECT, "i1"), CallInvite.of(CallInvite.Kind.LEFT, "i1"))) {
            String xml = invite.toXML(XmlEnvironment.EMPTY).toString();
            assertThat(CallInvite.from(message(parser, xml))).contains(invite);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInvitationByOtherMeansHasNoRoom(XmlParsers parser) throws Exception {
        CallInvite invite = CallInvite.from(message(parser, "<invite xmlns='urn:xmpp:call-invites:0'>"
                + "<jingle sid='sid1'/><external uri='tel:+12345678'/></invite>")).orElseThrow();
        assertThat(invite.room()).isEmpty();
        assertThat(invite.audio()).isTrue();
        assertThat(invite.video()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void anInvitationIsCalledByItsOriginIdOrElseByTheMessages(XmlParsers parser) throws Exception {
        String invite = "<invite xmlns='urn:xmpp:call-invites:0'/>";
        assertThat(CallInvite.idOf(message(parser, invite))).contains("m1");
        assertThat(CallInvite.idOf(message(parser, invite + "<origin-id xmlns='urn:xmpp:sid:0' id='o1'/>")))
                .contains("o1");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<retract xmlns='urn:xmpp:call-invites:0'/>",
        "<accept xmlns='urn:xmpp:call-invites:0' id=''/>",
        "<left xmlns='urn:xmpp:call-invites:0'/>",
        "<invite xmlns='urn:xmpp:call-invites:0' video='perhaps'/>",
        "<invite xmlns='urn:xmpp:call-invites:0' audio=''/>",
        "<invite xmlns='urn:xmpp:call-invites:0'><muji xmlns='urn:xmpp:jingle:muji:0'/></invite>",
        "<invite xmlns='urn:xmpp:call-invites:0'><muji xmlns='urn:xmpp:jingle:muji:0' room='a@b/c'/></invite>",
        "<invite xmlns='urn:xmpp:call-invites:0'>" + MUJI + MUJI + "</invite>",
    })
    void aMessageThatIsMalformedIsUnreadable(String element) throws Exception {
        for (XmlParsers parser : XmlParsers.values()) {
            Message message = message(parser, element);
            assertThat(message.getExtensions()).hasAtLeastOneElementOfType(UnreadableElement.class);
            assertThat(CallInvite.from(message)).isEmpty();
        }
    }

    private static Message message(XmlParsers parser, String element) throws Exception {
        return (Message) parser.stanza("<message from='alice@example.net/desk' type='chat' id='m1'>" + element
                + "</message>");
    }
}
