package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.EndpointDirectory;
import io.github.peerfire.smack.RtmfpManager;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jxmpp.jid.EntityFullJid;

/** What a contact with a program of his own can and cannot do to a phone. */
@ExtendWith(OpenfireExtension.class)
class HostileStanzasIT {

    private Phones phones;
    private TestUser bob;
    private TalkingClient phone;
    private XMPPTCPConnection mallory;

    @BeforeEach
    void aPhoneAndAContactWithARawConnection(EmbeddedOpenfire server, TestUsers users) throws Exception {
        phones = new Phones(server);
        bob = users.create("bob");
        TestUser contact = users.create("mallory");
        users.befriend(bob, contact);
        phone = phones.signIn(bob);
        mallory = RawClient.connect(phones.config(contact));
    }

    @AfterEach
    void everybodySignsOut() {
        mallory.instantShutdown();
        phones.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<jingle xmlns='urn:xmpp:jingle:1'/>|bad_request",
        "<jingle xmlns='urn:xmpp:jingle:1' action='explode' sid='x'/>|bad_request",
        "<jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' sid='x'><content/></jingle>|bad_request",
        "<jingle xmlns='urn:xmpp:jingle:1' action='session-terminate' sid='x'><reason/><reason/></jingle>|bad_request",
        "<jingle xmlns='urn:xmpp:jingle:1' action='session-terminate' sid='x'/>|item_not_found",
        "<jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' sid='x'/>|bad_request",
        "<ticket xmlns='urn:xmpp:rtmfp:0' id='x'/>|service_unavailable",
        "<services xmlns='urn:xmpp:extdisco:2'><service/></services>|service_unavailable",
    })
    void badRequestsAreAnsweredWithAnErrorAndThePhoneGoesOn(String payload, StanzaError.Condition expected)
            throws Exception {
        assertThat(answer(payload)).isEqualTo(expected);
        assertThat(answer(payload)).isEqualTo(expected);
    }

    @Test
    void malformedMessagesAreIgnoredAndAGoodOneStillRings(TestUsers users) throws Exception {
        EntityFullJid device = phone.client().jid();
        for (String name : List.of("propose", "ringing", "proceed", "reject", "retract", "finish", "invented")) {
            send(device, StandardExtensionElement.builder(name, "urn:xmpp:jingle-message:0").build());
            send(device, StandardExtensionElement.builder(name, "urn:xmpp:jingle-message:0")
                    .addAttribute("id", "unheard-of").build());
        }
        TestUser alice = users.create("alice");
        users.befriend(alice, bob);
        TalkingClient desk = phones.signIn(alice);
        TalkingCall outgoing = desk.call(Phones.address(bob));
        Phones.await(outgoing, CallPhase.RINGING);
    }

    @Test
    void aPhoneListsWhatTheSpecificationDemands() throws Exception {
        assertThat(ServiceDiscoveryManager.getInstanceFor(mallory).discoverInfo(phone.client().jid()).getFeatures())
                .extracting(feature -> feature.getVar())
                .contains("urn:xmpp:rtmfp:0", "urn:xmpp:jingle:1", "urn:xmpp:jingle-message:0",
                        "urn:xmpp:jingle:apps:rtmfp:0", "urn:xmpp:jingle:apps:rtmfp:audio",
                        "urn:xmpp:jingle:apps:rtmfp:data", "urn:xmpp:jingle:transports:rtmfp:0",
                        "urn:xmpp:jingle:apps:rtp:info:1")
                .doesNotContain("urn:xmpp:jingle:apps:rtmfp:video");
    }

    @Test
    void strangersSeeEachOthersEndpointForAsLongAsTheyTalk(TestUsers users) throws Exception {
        TestUser alice = users.create("alice");
        TalkingClient desk = phones.signIn(alice);
        EndpointDirectory seen = RtmfpManager.getInstanceFor(mallory).endpoints();
        CompletableFuture<Void> shown = new CompletableFuture<>();
        CompletableFuture<Void> hidden = new CompletableFuture<>();
        seen.addListener((device, endpoint) -> {
            if (device.equals(desk.client().jid())) {
                (endpoint.isPresent() ? shown : hidden).complete(null);
            }
        });
        TalkingCall outgoing = desk.call(mallory.getUser().asBareJid());
        Phones.await(CompletableFuture.anyOf(shown, outgoing.call().ended()));
        assertThat(shown).as("shown in a call that is " + outgoing.call().state()).isDone();
        outgoing.call().hangUp();
        Phones.await(hidden);
    }

    @Test
    void theServiceNamesItselfAsAnExternalService() throws Exception {
        RtmfpManager manager = RtmfpManager.getInstanceFor(mallory);
        var services = Phones.await(manager.findService().thenCompose(manager::externalServices));
        assertThat(services).anySatisfy(service -> {
            assertThat(service.type()).isEqualTo("rtmfp");
            assertThat(service.restricted()).isTrue();
            assertThat(service.password()).isEmpty();
        });
    }

    private void send(EntityFullJid device, ExtensionElement element) throws Exception {
        mallory.sendStanza(mallory.getStanzaFactory().buildMessageStanza().to(device).ofType(Message.Type.chat)
                .addExtension(element).build());
    }

    private StanzaError.Condition answer(String payload) throws Exception {
        return RawClient.answer(mallory, phone.client().jid(), payload);
    }
}
