package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.client.Contact;
import io.github.peerfire.client.EndpointTrust;
import io.github.peerfire.smack.RtmfpManager;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jingle.element.JingleBody;
import io.github.peerfire.smack.jingle.element.JingleReason;
import io.github.peerfire.testbed.openfire.TestUser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

/** Contacts of two domains, each with an Openfire of its own, and somebody of a third who pretends (ProtoXEP 5.5). */
class TwoDomainsIT {

    private static final String NORTH = "north.test";
    private static final String SOUTH = "south.test";
    private static final String EAST = "east.test";
    private static final String FORGED = "<presence xmlns='jabber:server' from='%s' to='%s'>"
            + "<endpoint xmlns='urn:xmpp:rtmfp:0' peer='" + "c3".repeat(32)
            + "' epoch='9000000000000000000' uri='rtmfp://127.0.0.1/xmpp' service='rtmfp.east.test'/></presence>";

    private static RogueDomain east;
    private static TwoServers servers;
    private static TestUser alice;
    private static TestUser bob;

    private final List<TalkingClient> phones = new ArrayList<>();

    @BeforeAll
    static void startServers() throws Exception {
        east = new RogueDomain(EAST);
        servers = new TwoServers(NORTH, SOUTH, east, EAST);
        alice = servers.create("alice", NORTH);
        bob = servers.create("bob", SOUTH);
        servers.befriend(alice, bob);
    }

    @AfterAll
    static void stopServers() throws Exception {
        if (servers != null) {
            servers.close();
        }
        east.close();
    }

    @AfterEach
    void everybodySignsOut() {
        phones.forEach(TalkingClient::close);
    }

    @Test
    void contactsOfTwoDomainsSeeEachOtherAndTalk() throws Exception {
        TalkingClient desk = signIn(alice);
        TalkingClient phone = signIn(bob);
        Contact seen = awaitTrust(desk, bob, EndpointTrust.VERIFIED_BY_ITS_SERVER);
        assertThat(seen.federated()).isTrue();
        awaitTrust(phone, alice, EndpointTrust.VERIFIED_BY_ITS_SERVER);

        talk(desk, phone);
    }

    @Test
    void presenceThatAThirdDomainForgesIsRefusedAndItsOwnIsItsOwnWord() throws Exception {
        TestUser mallory = new TestUser("mallory", "none", EAST);
        servers.askForPresence(alice, mallory);
        TalkingClient desk = signIn(alice);
        TalkingClient phone = signIn(bob);
        awaitTrust(desk, bob, EndpointTrust.VERIFIED_BY_ITS_SERVER);

        String to = desk.client().jid().toString();
        String heard = east.say(servers.serverPort(NORTH), NORTH, FORGED.formatted(phone.client().jid(), to));
        assertThat(heard).contains("invalid-from");
        east.say(servers.serverPort(NORTH), NORTH, FORGED.formatted("mallory@east.test/x", to));

        Contact own = awaitTrust(desk, mallory, EndpointTrust.SELF_ASSERTED);
        assertThat(own.callable()).isTrue();
        // What came first was not believed, since what came later has been heard.
        assertThat(desk.client().contact(Phones.address(bob)).orElseThrow().trust())
                .isEqualTo(EndpointTrust.VERIFIED_BY_ITS_SERVER);
        talk(desk, phone);
    }

    @Test
    void aServiceServesUsersOfItsOwnDomainOnly() throws Exception {
        XMPPTCPConnection connection = servers.connect(bob);
        try {
            CompletableFuture<?> ticket = RtmfpManager.getInstanceFor(connection)
                    .requestTicket(JidCreate.from("rtmfp." + NORTH));
            assertThatThrownBy(() -> ticket.get(60, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                    .cause().isInstanceOfSatisfying(XMPPErrorException.class, error ->
                            assertThat(error.getStanzaError().getCondition()).isEqualTo(Condition.forbidden));
        } finally {
            connection.instantShutdown();
        }
    }

    @Test
    void errorsOfJingleCrossDomains() throws Exception {
        TalkingClient desk = signIn(alice);
        XMPPTCPConnection connection = servers.connect(bob);
        try {
            IQ request = new Jingle(desk.client().jid(), JingleBody.terminate("nothing", JingleReason.SUCCESS));
            assertThat(condition(connection, request)).isEqualTo(Condition.item_not_found);
            IQ empty = new Jingle(desk.client().jid(),
                    JingleBody.of(JingleAction.SESSION_INITIATE, "white space", List.of()));
            assertThat(condition(connection, empty)).isEqualTo(Condition.bad_request);
        } finally {
            connection.instantShutdown();
        }
    }

    private static void talk(TalkingClient desk, TalkingClient phone) throws Exception {
        CompletableFuture<TalkingCall> rings = Phones.ringing(phone);
        TalkingCall outgoing = desk.call(Phones.address(bob));
        TalkingCall incoming = Phones.await(rings);
        incoming.call().accept();
        Phones.await(outgoing.firstAudio());
        Phones.await(incoming.firstAudio());
        assertThat(Phones.await(outgoing.call().verificationCode()))
                .isEqualTo(Phones.await(incoming.call().verificationCode()));

        outgoing.call().hangUp();
        assertThat(Phones.ending(outgoing)).isEqualTo(CallEnding.HUNG_UP);
        assertThat(Phones.ending(incoming)).isEqualTo(CallEnding.HUNG_UP_BY_PEER);
    }

    private static Condition condition(XMPPTCPConnection connection, IQ request) throws Exception {
        try {
            connection.sendIqRequestAndWaitForResponse(request);
            return null;
        } catch (XMPPErrorException e) {
            return e.getStanzaError().getCondition();
        }
    }

    private TalkingClient signIn(TestUser user) throws Exception {
        TalkingClient phone = Phones.await(TalkingClient.signIn(servers.config(user)));
        phones.add(phone);
        return phone;
    }

    private static Contact awaitTrust(TalkingClient phone, TestUser contact, EndpointTrust trust) throws Exception {
        CompletableFuture<Contact> seen = new CompletableFuture<>();
        phone.client().onContact(known -> {
            if (known.jid().equals(Phones.address(contact)) && known.trust() == trust) {
                seen.complete(known);
            }
        });
        return Phones.await(seen);
    }
}
