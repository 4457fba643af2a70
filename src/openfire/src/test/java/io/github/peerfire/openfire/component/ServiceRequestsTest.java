package io.github.peerfire.openfire.component;

import static io.github.peerfire.openfire.binding.RegistryFixture.BOB;
import static io.github.peerfire.openfire.binding.RegistryFixture.DESK;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.binding.RegistryFixture;
import io.github.peerfire.openfire.ticket.TicketHolder;
import io.github.peerfire.rendezvous.ConnectedPeer;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.dom4j.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** What users may ask of the service, and what it answers. */
class ServiceRequestsTest extends AskedService {

    @Test
    void theServiceSaysWhatItIs() {
        Element query = ask("get", "<query xmlns='http://jabber.org/protocol/disco#info'/>").getChildElement();
        Element identity = query.element("identity");
        assertThat(identity.attributeValue("category")).isEqualTo("component");
        assertThat(identity.attributeValue("type")).isEqualTo("rtmfp");
        assertThat(query.elements("feature")).extracting(feature -> feature.attributeValue("var"))
                .contains("urn:xmpp:rtmfp:0", "urn:xmpp:extdisco:2");
    }

    @Test
    void theServiceHasNoItemsAndNoNodes() {
        IQ items = ask("get", "<query xmlns='http://jabber.org/protocol/disco#items'/>");
        assertThat(items.getType()).isEqualTo(IQ.Type.result);
        assertThat(items.getChildElement().elements()).isEmpty();
        assertThat(error(ask("get", "<query xmlns='http://jabber.org/protocol/disco#info' node='x'/>")))
                .isEqualTo("item-not-found cancel");
    }

    @Test
    void theRendezvousIsAnExternalServiceWithoutCredentials() {
        Element services = ask("get", "<services xmlns='urn:xmpp:extdisco:2'/>").getChildElement();
        assertThat(services.asXML()).isEqualTo("<services xmlns=\"urn:xmpp:extdisco:2\"><service type=\"rtmfp\" "
                + "host=\"rtmfp.example.net\" port=\"1935\" transport=\"udp\" restricted=\"1\"/></services>");
        assertThat(ask("get", "<services xmlns='urn:xmpp:extdisco:2' type='turn'/>").getChildElement().elements())
                .isEmpty();
        assertThat(error(ask("get", "<credentials xmlns='urn:xmpp:extdisco:2'><service type='rtmfp' host='h'/>"
                + "</credentials>"))).isEqualTo("not-acceptable modify");
    }

    @Test
    void turnServersAreExternalServicesWithCredentialsThatExpire() {
        settings.put("plugin.rtmfp.turnServers", "turn:turn.example.net, turns:[2001:db8::1]:443");
        settings.put("plugin.rtmfp.turnSecret", "north");
        Element all = ask("get", "<services xmlns='urn:xmpp:extdisco:2'/>").getChildElement();
        assertThat(all.elements()).extracting(service -> service.attributeValue("type"))
                .containsExactly("rtmfp", "turn", "turns");
        // printf 1772363730:alice | openssl dgst -sha1 -hmac north -binary | base64
        assertThat(ask("get", "<services xmlns='urn:xmpp:extdisco:2' type='turn'/>").getChildElement().asXML())
                .isEqualTo("<services xmlns=\"urn:xmpp:extdisco:2\"><service type=\"turn\" host=\"turn.example.net\" "
                        + "port=\"3478\" transport=\"udp\" restricted=\"1\" username=\"1772363730:alice\" "
                        + "password=\"Db819kVZ2OGMDR4ZdY8zefPeloY=\" expires=\"2026-03-01T11:15:30Z\"/></services>");
    }

    @Test
    void credentialsAreGivenForATurnServerThatIsOffered() {
        settings.put("plugin.rtmfp.turnServers", "turn:turn.example.net");
        String request = "<credentials xmlns='urn:xmpp:extdisco:2'><service type='turn' host='%s'/></credentials>";
        assertThat(error(ask("get", request.formatted("turn.example.net")))).isEqualTo("item-not-found cancel");
        settings.put("plugin.rtmfp.turnSecret", "north");
        assertThat(error(ask("get", request.formatted("other.example.net")))).isEqualTo("item-not-found cancel");
        Element credentials = ask("get", request.formatted("turn.example.net")).getChildElement();
        assertThat(credentials.getName()).isEqualTo("credentials");
        assertThat(credentials.element("service").attributeValue("username")).endsWith(":alice");
        assertThat(error(ask("get", "<credentials xmlns='urn:xmpp:extdisco:2'><service type='turn'/></credentials>")))
                .isEqualTo("bad-request modify");
    }

    @Test
    void aTicketIsIssued() {
        Element ticket = ask("get", "<ticket " + RTMFP + "/>").getChildElement();
        assertThat(ticket.attributeValue("id")).matches("[A-Za-z0-9_-]{22}");
        assertThat(ticket.attributeValue("secret")).matches("[A-Za-z0-9_-]{22}");
        assertThat(ticket.attributeValue("expires")).isEqualTo("2026-03-01T10:16:30Z");
        assertThat(ticket.elementText("uri")).isEqualTo("rtmfp://rtmfp.example.net/xmpp");
        assertThat(tickets.consume(ticket.attributeValue("id")).orElseThrow().holder()).isEqualTo(DESK);
    }

    @Test
    void thereAreSixTicketsAMinuteForAFullJid() {
        for (int i = 0; i < 6; i++) {
            assertThat(ask("get", "<ticket " + RTMFP + "/>").getType()).isEqualTo(IQ.Type.result);
        }
        assertThat(error(ask("get", "<ticket " + RTMFP + "/>"))).isEqualTo("resource-constraint wait");
        assertThat(ask(BOB.toString(), "get", "<ticket " + RTMFP + "/>").getType()).isEqualTo(IQ.Type.result);
        fixture.clock.advance(Duration.ofMinutes(1));
        assertThat(ask("get", "<ticket " + RTMFP + "/>").getType()).isEqualTo(IQ.Type.result);
    }

    @Test
    void thereAreSixtyTicketsAnHour() {
        for (int i = 0; i < 60; i++) {
            assertThat(ask("get", "<ticket " + RTMFP + "/>").getType()).isEqualTo(IQ.Type.result);
            fixture.clock.advance(Duration.ofSeconds(20));
        }
        assertThat(error(ask("get", "<ticket " + RTMFP + "/>"))).isEqualTo("resource-constraint wait");
    }

    @Test
    void aClaimIsBound() {
        fixture.connect(1, DESK);
        Element bound = ask("set", "<bind " + RTMFP + " peer='" + PEER + "' media='audio' visibility='legacy'/>")
                .getChildElement();
        assertThat(bound.getQualifiedName()).isEqualTo("bound");
        assertThat(bound.attributeValue("peer")).isEqualTo(PEER);
        assertThat(bound.attributeValue("uri")).isEqualTo("rtmfp://rtmfp.example.net/xmpp");
        assertThat(bound.attributeValue("observed")).isEqualTo("203.0.113.5:50001");
        assertThat(bound.attributeValue("proof")).matches("[0-9a-f]{64}");
        assertThat(Long.parseLong(bound.attributeValue("epoch"))).isPositive();
    }

    @Test
    void theAddressThatWasObservedIsWrittenInBracketsAndWithoutScope() throws Exception {
        byte[] local = {(byte) 0xfe, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
        ConnectedPeer peer = RegistryFixture.peer(1, true);
        fixture.registry.connected(new ConnectedPeer(1, peer.id(), true,
                new InetSocketAddress(Inet6Address.getByAddress(null, local, 2), 50_001), "owner", peer.clientNonce(),
                peer.serverNonce(), Instant.EPOCH), new TicketHolder(DESK, OptionalLong.empty()));
        Element bound = ask("set", "<bind " + RTMFP + " peer='" + PEER + "'/>").getChildElement();
        assertThat(bound.attributeValue("observed")).isEqualTo("[fe80:0:0:0:0:0:0:1]:50001");
    }

    @Test
    void aBindingIsRemovedOnRequest() {
        fixture.connectProven(1, DESK);
        IQ answer = ask("set", "<unbind " + RTMFP + "/>");
        assertThat(answer.getType()).isEqualTo(IQ.Type.result);
        assertThat(answer.getChildElement()).isNull();
        assertThat(fixture.registry.find(DESK)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<bind " + RTMFP + "/>",
        "<bind " + RTMFP + " peer='01'/>",
        "<bind " + RTMFP + " peer='" + PEER + "' proof='zz'/>",
        "<bind " + RTMFP + " peer='" + PEER + "' proof=''/>",
        "<bind " + RTMFP + " peer='" + PEER + "' media='smell'/>",
        "<bind " + RTMFP + " peer='" + PEER + "' visibility='all'/>",
        "<ticket " + RTMFP + "/>",
        "<admit " + RTMFP + "/>",
        "<admit " + RTMFP + " jid='@'/>",
        "<admit " + RTMFP + " jid='example.net'/>",
        "<admit " + RTMFP + " jid='carol@example.net' seconds='86401'/>",
        "<admit " + RTMFP + " jid='carol@example.net' seconds='-1'/>",
        "<admit " + RTMFP + " jid='carol@example.net' seconds='soon'/>",
        "<unbind " + RTMFP + "/><unbind " + RTMFP + "/>",
        ""})
    void whatMakesNoSenseIsABadRequest(String payload) {
        fixture.connectProven(1, DESK);
        assertThat(error(ask("set", payload))).isEqualTo("bad-request modify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bind", "unbind", "admit"})
    void gettingWhatIsToBeSetIsABadRequest(String name) {
        assertThat(error(ask("get", "<" + name + " " + RTMFP + "/>"))).isEqualTo("bad-request modify");
    }

    @ParameterizedTest
    @CsvSource({"alice@example.net", "example.net", "alice@example.org/desk", "rtmfp.example.net/x",
        "alice@conference.example.net/desk"})
    void onlyFullJidsOfLocalUsersAreServed(String requester) {
        assertThat(error(ask(requester, "get", "<ticket " + RTMFP + "/>"))).isEqualTo("forbidden auth");
        assertThat(error(ask(requester, "get", "<services xmlns='urn:xmpp:extdisco:2'/>"))).isEqualTo("forbidden auth");
        assertThat(ask(requester, "get", "<query xmlns='http://jabber.org/protocol/disco#info'/>").getType())
                .isEqualTo(IQ.Type.result);
    }

    @Test
    void aSessionThatIsNotThereAndOneOfSomebodyElseAreAnsweredAlike() {
        String bind = "<bind " + RTMFP + " peer='" + PEER + "'/>";
        String missing = ask("set", bind).toXML();
        fixture.connectProven(1, BOB);
        assertThat(ask("set", bind).toXML()).isEqualTo(missing);
        assertThat(error(ask("set", bind))).isEqualTo("item-not-found cancel");
    }

    @Test
    void fiveRefusalsInAMinuteMakeAPauseOfFive() {
        fixture.connect(1, DESK);
        String wrong = "<bind " + RTMFP + " peer='" + PEER + "' proof='" + "00".repeat(32) + "'/>";
        for (int i = 0; i < 5; i++) {
            assertThat(error(ask("set", wrong))).isEqualTo("item-not-found cancel");
        }
        String right = "<bind " + RTMFP + " peer='" + PEER + "'/>";
        assertThat(error(ask("set", right))).isEqualTo("resource-constraint wait");
        fixture.clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(error(ask("set", right))).isEqualTo("resource-constraint wait");
        fixture.clock.advance(Duration.ofMillis(1));
        assertThat(ask("set", right).getType()).isEqualTo(IQ.Type.result);
    }

    @Test
    void thereAreTenBindsAMinute() {
        fixture.connect(1, DESK);
        String bind = "<bind " + RTMFP + " peer='" + PEER + "'/>";
        for (int i = 0; i < 10; i++) {
            assertThat(ask("set", bind).getType()).isEqualTo(IQ.Type.result);
        }
        assertThat(error(ask("set", bind))).isEqualTo("resource-constraint wait");
    }

    @Test
    void somebodyIsLetInByABoundUserOnly() {
        String admit = "<admit " + RTMFP + " jid='carol@example.net/tab' seconds='60'/>";
        assertThat(error(ask("set", admit))).isEqualTo("item-not-found cancel");
        fixture.connectProven(1, DESK);
        assertThat(ask("set", admit).getType()).isEqualTo(IQ.Type.result);
        assertThat(admissions.isAdmitted(fixture.registry.find(DESK).orElseThrow(), new JID("carol@example.net/tab")))
                .isTrue();
    }

    @Test
    void whileTheRendezvousIsStoppedTheServiceSaysSo() {
        advertisement = null;
        assertThat(error(ask("get", "<ticket " + RTMFP + "/>"))).isEqualTo("service-unavailable cancel");
        assertThat(error(ask("set", "<bind " + RTMFP + " peer='" + PEER + "'/>")))
                .isEqualTo("service-unavailable cancel");
        assertThat(ask("get", "<services xmlns='urn:xmpp:extdisco:2'/>").getChildElement().elements()).isEmpty();
    }

    @Test
    void unknownElementsAreRefusedByNamespace() {
        assertThat(error(ask("get", "<sing " + RTMFP + "/>"))).isEqualTo("feature-not-implemented cancel");
        assertThat(error(ask("get", "<ping xmlns='urn:xmpp:ping'/>"))).isEqualTo("service-unavailable cancel");
    }

    @Test
    void onlyTheServiceItselfAnswers() {
        IQ request = iq(DESK.toString(), "get", "<ticket " + RTMFP + "/>");
        request.setTo("somebody@rtmfp.example.net");
        assertThat(error(requests.answer(request))).isEqualTo("service-unavailable cancel");
    }
}
