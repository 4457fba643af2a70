package io.github.peerfire.smack.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.SpecificationExamples;
import io.github.peerfire.smack.XmlParsers;
import io.github.peerfire.smack.element.Bound;
import io.github.peerfire.smack.element.EndpointElement;
import io.github.peerfire.smack.element.ExternalService;
import io.github.peerfire.smack.element.ExternalServices;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.PresenceEndpoint;
import io.github.peerfire.smack.element.Ticket;
import io.github.peerfire.smack.xml.UnreadableElement;
import io.github.peerfire.smack.xml.UnreadableIq;
import java.time.Instant;
import java.util.Locale;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProvidersTest {

    @ParameterizedTest
    @EnumSource
    void aTicketIsReadAndWrittenAsTheSpecificationHasIt(XmlParsers parser) throws Exception {
        Ticket ticket = parser.iq(SpecificationExamples.TICKET, Ticket.class);
        assertThat(ticket.id()).isEqualTo("pX0v3Jc7mN5sQe1uZk2yRA");
        assertThat(ticket.secret()).isEqualTo("Zk3nB0q8RfY2sTtJ5wXvLg");
        assertThat(ticket.expires()).isEqualTo(Instant.parse("2026-03-01T10:16:30Z"));
        assertThat(ticket.uris())
                .containsExactly("rtmfp://rtmfp.example.net/xmpp", "rtmfp://rtmfp.example.net:443/xmpp");
        assertThat(ticket.toString()).doesNotContain(ticket.secret());
        assertThat(again(parser, ticket, Ticket.class).uris()).isEqualTo(ticket.uris());
    }

    @ParameterizedTest
    @EnumSource
    void boundIsReadAndWrittenAsTheSpecificationHasIt(XmlParsers parser) throws Exception {
        Bound bound = parser.iq(SpecificationExamples.BOUND, Bound.class);
        assertThat(bound.peer()).isEqualTo(SpecificationExamples.peer('a'));
        assertThat(bound.epoch()).isEqualTo(1772360130412L);
        assertThat(bound.observed()).contains("203.0.113.5:50001");
        assertThat(bound.proof()).contains("09c19012e70b25ca66e9df51ca8378eecbeb23cdcbddce32c5c41d52f69412f6");
        assertThat(again(parser, bound, Bound.class).proof()).isEqualTo(bound.proof());
    }

    @ParameterizedTest
    @EnumSource
    void servicesAreReadAndWrittenAsTheSpecificationHasThem(XmlParsers parser) throws Exception {
        ExternalServices services = parser.iq(SpecificationExamples.SERVICES, ExternalServices.class);
        assertThat(services.services()).extracting(ExternalService::type).containsExactly("rtmfp", "turn");
        assertThat(services.services().get(0).restricted()).isTrue();
        assertThat(services.services().get(1).port()).contains(3478);
        assertThat(services.services().get(1).toString()).doesNotContain("Db819k");
        assertThat(again(parser, services, ExternalServices.class).services()).isEqualTo(services.services());
    }

    @ParameterizedTest
    @EnumSource
    void anEndpointIsReadAndWrittenAsTheSpecificationHasIt(XmlParsers parser) throws Exception {
        Stanza presence = parser.stanza(SpecificationExamples.PRESENCE);
        PresenceEndpoint endpoint = endpoint(presence);
        assertThat(endpoint.peer()).isEqualTo(SpecificationExamples.peer('a'));
        assertThat(endpoint.media()).containsExactlyInAnyOrder(MediaKind.AUDIO, MediaKind.VIDEO);
        assertThat(endpoint(parser.stanza(presence.toXML().toString()))).isEqualTo(endpoint);
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyEndpointIsAWish(XmlParsers parser) throws Exception {
        Stanza presence = parser.stanza("<presence from='a@b/c'><endpoint xmlns='urn:xmpp:rtmfp:0'/></presence>");
        assertThat(presence.getExtension(EndpointElement.QNAME)).isSameAs(EndpointElement.OPT_IN);
        assertThat(EndpointElement.OPT_IN.toXML().toString()).isEqualTo("<endpoint xmlns='urn:xmpp:rtmfp:0'/>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "id='pX0v3Jc7mN5sQe1uZk2yRA'|id='short'",
        "id='pX0v3Jc7mN5sQe1uZk2yRA'|",
        "secret='Zk3nB0q8RfY2sTtJ5wXvLg'|secret='Zk3nB0q8RfY2sTtJ5wXv!g'",
        "expires='2026-03-01T10:16:30Z'|expires='soon'",
        "<uri>rtmfp://rtmfp.example.net/xmpp</uri>|<uri>http://rtmfp.example.net/xmpp</uri>",
        "<uri>rtmfp://rtmfp.example.net/xmpp</uri>|<uri><b/></uri>",
        "</ticket>|<uri>rtmfp://a/</uri><uri>rtmfp://b/</uri><uri>rtmfp://c/</uri></ticket>",
    })
    void aTicketThatIsNotOneIsUnreadable(String right, String wrong) throws Exception {
        String xml = SpecificationExamples.TICKET.replace(right, wrong == null ? "" : wrong);
        for (XmlParsers parser : XmlParsers.values()) {
            UnreadableIq iq = parser.iq(xml, UnreadableIq.class);
            assertThat(iq.getType()).isEqualTo(IQ.Type.result);
            assertThat(iq.getStanzaId()).isEqualTo("t1");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "epoch='1772360130412'|epoch='-1'",
        "epoch='1772360130412'|epoch='9223372036854775808'",
        "epoch='1772360130412'|epoch='99999999999999999999'",
        "media='audio video'|media='audio smell'",
        "uri='rtmfp://rtmfp.example.net/xmpp'|",
        "media='audio video'/>|media='audio video'>text</endpoint>",
        "media='audio video'/>|media='audio video'><x/></endpoint>",
    })
    void anEndpointThatIsNotOneIsUnreadable(String right, String wrong) throws Exception {
        String xml = SpecificationExamples.PRESENCE.replace(right, wrong == null ? "" : wrong);
        for (XmlParsers parser : XmlParsers.values()) {
            ExtensionElement element = parser.stanza(xml).getExtension(EndpointElement.QNAME);
            assertThat(element).isInstanceOf(UnreadableElement.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEndpointOfMoreThan512BytesIsUnreadable(XmlParsers parser) throws Exception {
        String xml = SpecificationExamples.PRESENCE.replace("media=", "padding='" + "x".repeat(400) + "' media=");
        assertThat(parser.stanza(xml).getExtension(EndpointElement.QNAME)).isInstanceOf(UnreadableElement.class);
    }

    @ParameterizedTest
    @EnumSource
    void aPeerIdMayBeUpperCaseAndIsComparedInLowerCase(XmlParsers parser) throws Exception {
        String xml = SpecificationExamples.PRESENCE.replace(
                SpecificationExamples.peer('a'), SpecificationExamples.peer('a').toUpperCase(Locale.ROOT));
        assertThat(endpoint(parser.stanza(xml)).peer()).isEqualTo(SpecificationExamples.peer('a'));
    }

    private static PresenceEndpoint endpoint(Stanza presence) {
        return ((EndpointElement) presence.getExtension(EndpointElement.QNAME)).endpoint();
    }

    private static <I extends IQ> I again(XmlParsers parser, I iq, Class<I> kind) throws Exception {
        return parser.iq(iq.toXML().toString(), kind);
    }
}
