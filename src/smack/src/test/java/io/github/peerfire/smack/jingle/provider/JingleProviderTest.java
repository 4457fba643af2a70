package io.github.peerfire.smack.jingle.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.SpecificationExamples;
import io.github.peerfire.smack.XmlParsers;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Candidate;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jingle.element.JingleBody;
import io.github.peerfire.smack.jingle.element.JingleContent;
import io.github.peerfire.smack.jingle.element.JingleParty;
import io.github.peerfire.smack.jingle.element.JingleReason;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import io.github.peerfire.smack.jingle.element.SessionHash;
import io.github.peerfire.smack.jingle.element.Senders;
import io.github.peerfire.smack.jingle.element.SessionInfo;
import io.github.peerfire.smack.xml.UnreadableIq;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.impl.JidCreate;

class JingleProviderTest {

    @ParameterizedTest
    @EnumSource
    void sessionInitiateIsReadAsTheSpecificationHasIt(XmlParsers parser) throws Exception {
        Jingle jingle = parser.iq(SpecificationExamples.INITIATE, Jingle.class);
        assertThat(jingle.action()).isEqualTo(JingleAction.SESSION_INITIATE);
        assertThat(jingle.sid()).isEqualTo("ca3cf894-5325-482f-a412-a6e9f832298d");
        assertThat(jingle.body().initiator().orElseThrow().toString()).isEqualTo("alice@example.net/desk");
        assertThat(jingle.contents()).extracting(JingleContent::name).containsExactly("voice", "webcam");

        JingleContent voice = jingle.contents().get(0);
        assertThat(voice.senders()).isEqualTo(Senders.BOTH);
        RtmfpDescription description = voice.description().orElseThrow();
        assertThat(description.media()).isEqualTo(MediaKind.AUDIO);
        assertThat(description.maxRate()).contains(64L);
        assertThat(description.codecs()).containsExactly(Codec.SPEEX, Codec.PCMU);
        RtmfpTransport transport = voice.transport().orElseThrow();
        assertThat(transport.peer()).contains(SpecificationExamples.peer('a'));
        assertThat(transport.epoch()).contains(1772360130412L);
        assertThat(transport.stream()).contains("Vw3nJ8kz0Qm2T5x7B1c9Lg");
        assertThat(transport.hash()).isTrue();
        assertThat(transport.isAddress()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadAsTheSame(XmlParsers parser) throws Exception {
        for (String xml : List.of(SpecificationExamples.INITIATE, SpecificationExamples.TRANSPORT_INFO,
                SpecificationExamples.MUTE, SpecificationExamples.TERMINATE, SpecificationExamples.CANDIDATES)) {
            Jingle jingle = parser.iq(xml, Jingle.class);
            assertThat(parser.iq(jingle.toXML().toString(), Jingle.class).body()).isEqualTo(jingle.body());
        }
    }

    @ParameterizedTest
    @EnumSource
    void contentsThatAreAlikeArriveAsAConnectionWritesThem(XmlParsers parser) throws Exception {
        Jingle initiate = parser.iq(SpecificationExamples.INITIATE, Jingle.class);
        for (boolean described : List.of(true, false)) {
            List<JingleContent> alike = initiate.contents().stream().map(content -> new JingleContent(content.creator(),
                    content.name(), content.senders(), content.description().filter(part -> described),
                    content.transport().filter(part -> !described), JingleContent.Foreign.NOTHING)).toList();
            Jingle request = new Jingle(JidCreate.entityFullFromOrThrowUnchecked("bob@example.net/phone"),
                    JingleBody.of(JingleAction.DESCRIPTION_INFO, "sid", alike));
            String written = request.toXML(XmlEnvironment.builder().withNamespace("jabber:client").build()).toString();
            assertThat(parser.iq(written, Jingle.class).contents()).hasSize(2).allSatisfy(content -> {
                assertThat(content.description().isPresent()).isEqualTo(described);
                assertThat(content.transport().isPresent()).isEqualTo(!described);
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void theHashInTransportInfoIsRead(XmlParsers parser) throws Exception {
        Jingle jingle = parser.iq(SpecificationExamples.TRANSPORT_INFO, Jingle.class);
        assertThat(jingle.contents().get(0).transport().flatMap(RtmfpTransport::sessionHash))
                .contains(new SessionHash("8c7bcd6898a760b4c19274db492ce68636c435de9c4654561daf516d3e9b5dda", false));
        Jingle shared = parser.iq(
                SpecificationExamples.TRANSPORT_INFO.replace("<session ", "<session shared='true' "), Jingle.class);
        assertThat(shared.contents().get(0).transport().flatMap(RtmfpTransport::sessionHash).map(SessionHash::shared))
                .contains(true);
        assertThat(parser.iq(shared.toXML().toString(), Jingle.class).body()).isEqualTo(shared.body());
    }

    @ParameterizedTest
    @EnumSource
    void sessionInfoKeepsItsPayload(XmlParsers parser) throws Exception {
        Jingle jingle = parser.iq(SpecificationExamples.MUTE, Jingle.class);
        assertThat(jingle.body().info()).contains(
                new SessionInfo(SessionInfo.State.MUTE, Optional.of(JingleParty.INITIATOR), Optional.of("voice")));
        assertThat(jingle.body().unknownInfo()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownPayloadOfSessionInfoIsNoted(XmlParsers parser) throws Exception {
        Jingle jingle = parser.iq(SpecificationExamples.MUTE.replace("rtp:info:1", "rtp:info:2"), Jingle.class);
        assertThat(jingle.body().info()).isEmpty();
        assertThat(jingle.body().unknownInfo()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownReasonCountsAsNone(XmlParsers parser) throws Exception {
        assertThat(parser.iq(SpecificationExamples.TERMINATE, Jingle.class).body().reason())
                .contains(JingleReason.SUCCESS);
        String unknown = SpecificationExamples.TERMINATE.replace("<success/>", "<boredom/><text>so long</text>");
        assertThat(parser.iq(unknown, Jingle.class).body().reason()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void foreignDescriptionsAndTransportsAreNoted(XmlParsers parser) throws Exception {
        Jingle rtp = parser.iq(SpecificationExamples.INITIATE.replace("apps:rtmfp:0", "apps:rtp:1"), Jingle.class);
        assertThat(rtp.contents()).allMatch(JingleContent::hasForeignDescription)
                .noneMatch(JingleContent::hasForeignTransport);
        Jingle ice = parser.iq(SpecificationExamples.INITIATE
                .replace("transports:rtmfp:0", "transports:ice-udp:1"), Jingle.class);
        assertThat(ice.contents()).allMatch(JingleContent::hasForeignTransport)
                .noneMatch(JingleContent::hasForeignDescription);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "action='session-initiate'|action='session-invent'",
        "action='session-initiate'|",
        "sid='ca3cf894-5325-482f-a412-a6e9f832298d'|sid=''",
        "sid='ca3cf894-5325-482f-a412-a6e9f832298d'|",
        "initiator='alice@example.net/desk'|initiator='@@@'",
        "initiator='alice@example.net/desk'|initiator='example.net'",
        "creator='initiator'|creator='nobody'",
        "creator='initiator'|",
        "senders='both'|senders='all'",
        "media='audio'|media='smell'",
        "maxrate='64'|maxrate='fast'",
        "id='11'|id='16'",
        "id='11'|",
        "id='11'|id='11' fourcc='Opus'",
        "channels='1'|channels='0'",
        "epoch='1772360130412'|epoch='yesterday'",
        "stream='Vw3nJ8kz0Qm2T5x7B1c9Lg'|stream='media'",
        "hash='true'|hash='perhaps'",
        "service='rtmfp.example.net'|service='@'",
        "uri='rtmfp://rtmfp.example.net/xmpp'|uri='file:///etc/passwd'",
    })
    void aRequestThatIsMalformedIsUnreadableAndKeepsItsId(String right, String wrong) throws Exception {
        String xml = SpecificationExamples.INITIATE.replace(right, wrong == null ? "" : wrong);
        for (XmlParsers parser : XmlParsers.values()) {
            UnreadableIq iq = parser.iq(xml, UnreadableIq.class);
            assertThat(iq.getType()).isEqualTo(IQ.Type.set);
            assertThat(iq.getStanzaId()).isEqualTo("j1");
            assertThat(iq.reason()).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource
    void moreThanEightContentsAreTooMany(XmlParsers parser) throws Exception {
        String content = "<content creator='initiator' name='x'/>";
        String xml = SpecificationExamples.TERMINATE.replace("<reason>", content.repeat(9) + "<reason>");
        assertThat(parser.iq(xml, UnreadableIq.class).reason()).contains("8 contents");
    }

    @ParameterizedTest
    @EnumSource
    void entitiesAndTypesOfDocumentsAreNotRead(XmlParsers parser) throws Exception {
        String message = "<message from='mallory@example.net/x'><body>&lol;</body></message>";
        assertThat(parser.attempt(message)).isEmpty();
        assertThat(parser.attempt("<!DOCTYPE message [<!ENTITY lol 'lol'>]>" + message)).isEmpty();
        assertThat(parser.attempt(message.replace("&lol;", "&amp;lol;"))).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void moreThanSixteenCandidatesAreTooMany(XmlParsers parser) throws Exception {
        String candidate = "<candidate type='srflx' ip='203.0.113.5' port='50001'/>";
        String xml = SpecificationExamples.CANDIDATES.replace(candidate, candidate.repeat(17));
        assertThat(parser.iq(xml, UnreadableIq.class).reason()).contains("16 candidates");
    }

    @ParameterizedTest
    @EnumSource
    void aCandidateIsReadOncePerAddress(XmlParsers parser) throws Exception {
        String candidate = "<candidate type='srflx' ip='203.0.113.5' port='50001'/>";
        List<Candidate> candidates = candidates(parser, candidate + candidate + candidate.replace("50001", "50002"));
        assertThat(candidates).extracting(found -> found.address().getPort()).containsExactly(50001, 50002);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "169.254.1.1", "fe80::1", "224.0.0.1", "ff02::1", "0.0.0.0", "::"})
    void addressesThatReachNobodyElseAreIgnored(String ip) throws Exception {
        for (XmlParsers parser : XmlParsers.values()) {
            assertThat(candidates(parser, "<candidate type='host' ip='" + ip + "' port='1'/>")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"host.example.net", "localhost", "1.2.3", "dead", "256.1.1.1", "1.2.3.4.5", ":::::",
            "abc.def.ghi.jkl", ""})
    void whatIsNoAddressIsNeverLookedUp(String ip) throws Exception {
        for (XmlParsers parser : XmlParsers.values()) {
            parser.iq(withCandidates("<candidate type='host' ip='" + ip + "' port='1'/>"), UnreadableIq.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheCandidateOfAnUnknownTypeIsIgnored(XmlParsers parser) throws Exception {
        List<Candidate> candidates = candidates(parser, "<candidate type='smoke' ip='203.0.113.5' port='1'/>"
                + "<candidate type='relay' ip='2001:db8::5' port='2'/>");
        assertThat(candidates).extracting(Candidate::type).containsExactly("relay");
    }

    private static List<Candidate> candidates(XmlParsers parser, String elements) throws Exception {
        return parser.iq(withCandidates(elements), Jingle.class).contents().get(0).transport().orElseThrow()
                .candidates();
    }

    private static String withCandidates(String elements) {
        return SpecificationExamples.CANDIDATES
                .replace("<candidate type='srflx' ip='203.0.113.5' port='50001'/>", elements);
    }
}
