package io.github.peerfire.smack.muji.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.XmlParsers;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jingle.element.JingleBody;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import io.github.peerfire.smack.muji.element.Muji;
import io.github.peerfire.smack.muji.element.MujiContent;
import io.github.peerfire.smack.xml.UnreadableElement;
import io.github.peerfire.smack.xml.UnreadableIq;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

class MujiProviderTest {

    private static final EntityBareJid ROOM = JidCreate.entityBareFromOrThrowUnchecked("standup@conf.example.net");

    private static final String VOICE = """
            <content creator='initiator' name='voice'>
              <description xmlns='urn:xmpp:jingle:apps:rtmfp:0' media='audio'>
                <codec name='speex' id='11' rate='16000'/></description>
            </content>""";

    @ParameterizedTest
    @EnumSource
    void anOccupantsContentsAreReadAsTheSpecificationHasThem(XmlParsers parser) throws Exception {
        Muji muji = read(parser, VOICE);
        assertThat(muji.room()).isEmpty();
        assertThat(muji.preparing()).isFalse();
        assertThat(muji.contents()).extracting(MujiContent::name).containsExactly("voice");
        RtmfpDescription voice = muji.contents().get(0).description().orElseThrow();
        assertThat(voice.media()).isEqualTo(MediaKind.AUDIO);
        assertThat(voice.codecs()).containsExactly(Codec.SPEEX);
    }

    @ParameterizedTest
    @EnumSource
    void anOccupantMayPrepareWithOrWithoutContents(XmlParsers parser) throws Exception {
        assertThat(read(parser, "<preparing/>")).isEqualTo(Muji.preparing(List.of()));
        assertThat(read(parser, VOICE + "<preparing/>").preparing()).isTrue();
        assertThat(read(parser, VOICE + "<preparing/>").contents()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadAsTheSame(XmlParsers parser) throws Exception {
        RtmfpDescription speex = new RtmfpDescription(MediaKind.AUDIO, Optional.of(64L), List.of(Codec.SPEEX));
        List<MujiContent> contents = List.of(
                MujiContent.of("voice & more", speex), MujiContent.of("talk", RtmfpDescription.of(MediaKind.DATA)));
        for (Muji muji : List.of(Muji.of(contents), Muji.preparing(contents), Muji.of(List.of()), Muji.in(ROOM))) {
            String xml = "<presence from='standup@conf.example.net/bob'>" + muji.toXML(XmlEnvironment.EMPTY)
                    + "</presence>";
            assertThat(Muji.from(parser.stanza(xml))).contains(muji);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aContentOfAnotherApplicationIsThereWithoutADescription(XmlParsers parser) throws Exception {
        Muji muji = read(parser, VOICE.replace("apps:rtmfp:0", "apps:rtp:1"));
        assertThat(muji.contents()).containsExactly(new MujiContent("voice", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<content creator='initiator'/>",
        "<content creator='initiator' name=''/>",
        "<content name='voice'/>",
        "<content creator='nobody' name='voice'/>",
        "<content creator='initiator' name='voice'/><content creator='initiator' name='voice'/>",
        "<preparing/><preparing/>",
        "<content creator='initiator' name='v'><description xmlns='urn:xmpp:jingle:apps:rtmfp:0'/></content>",
        "<content creator='initiator' name='v'><description xmlns='urn:xmpp:jingle:apps:rtmfp:0' media='audio'/>"
            + "<description xmlns='urn:xmpp:jingle:apps:rtmfp:0' media='audio'/></content>",
        "<content creator='initiator' name='1'/><content creator='initiator' name='2'/>"
            + "<content creator='initiator' name='3'/><content creator='initiator' name='4'/>"
            + "<content creator='initiator' name='5'/><content creator='initiator' name='6'/>"
            + "<content creator='initiator' name='7'/><content creator='initiator' name='8'/>"
            + "<content creator='initiator' name='9'/>",
    })
    void aPresenceThatIsMalformedIsUnreadable(String children) throws Exception {
        for (XmlParsers parser : XmlParsers.values()) {
            Stanza presence = parser.stanza(presence(children));
            assertThat(presence.getExtension(Muji.QNAME)).isInstanceOf(UnreadableElement.class);
            assertThat(Muji.from(presence)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSessionNamesTheConferenceThatItBelongsTo(XmlParsers parser) throws Exception {
        Jid bob = JidCreate.fromOrThrowUnchecked("bob@example.net/phone");
        JingleBody body = JingleBody.of(JingleAction.SESSION_INITIATE, "s", List.of()).inConference(ROOM);
        String xml = new Jingle(bob, body).toXML().toString();
        assertThat(xml).contains("<muji xmlns='urn:xmpp:jingle:muji:0' room='standup@conf.example.net'/>");
        assertThat(parser.iq(xml, Jingle.class).body().room()).contains(ROOM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "room=''", "room='@'", "room='conf.example.net'", "room='a@conf.example.net/bob'"})
    void aSessionOfAConferenceThatIsNoRoomIsUnreadable(String room) throws Exception {
        for (XmlParsers parser : XmlParsers.values()) {
            parser.iq("<iq type='set' from='a@b/c' id='1'><jingle xmlns='urn:xmpp:jingle:1' sid='s' "
                    + "action='session-initiate'><muji xmlns='urn:xmpp:jingle:muji:0' " + room + "/></jingle></iq>",
                    UnreadableIq.class);
        }
    }

    private static Muji read(XmlParsers parser, String children) throws Exception {
        return Muji.from(parser.stanza(presence(children))).orElseThrow();
    }

    private static String presence(String children) {
        return "<presence from='standup@conf.example.net/alice' to='bob@example.net/phone'>"
                + "<muji xmlns='urn:xmpp:jingle:muji:0'>" + children + "</muji></presence>";
    }
}
