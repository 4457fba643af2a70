package io.github.peerfire.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.ConnectArguments;
import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.NetStatusException;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.flash.crypto.Hmac;
import io.github.peerfire.smack.element.Bind;
import io.github.peerfire.smack.element.Ticket;
import io.github.peerfire.smack.element.Visibility;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OpenfireExtension.class)
class TicketIT {
    private static final String LIFETIME = "plugin.rtmfp.ticketLifetime";

    private final EmbeddedOpenfire server;
    private TestUser alice;

    TicketIT(EmbeddedOpenfire server) {
        this.server = server;
    }

    @BeforeEach
    void makeUser(TestUsers users) {
        alice = users.create("alice");
    }

    @Test
    void theServerProvesThatItKnowsTheTicket() throws Exception {
        try (Device desk = Device.signIn(server, alice, "desk")) {
            Ticket ticket = desk.requestTicket();
            NetConnection connection = desk.connect(ticket, Device.withProof(ticket)).get(60, TimeUnit.SECONDS);
            byte[] expected = Hmac.sha256(connection.nearNonce(), ticket.secret().getBytes(StandardCharsets.US_ASCII));
            assertThat(connection.information().property("authToken").asText())
                    .contains(HexFormat.of().formatHex(expected));
            assertThat(connection.information().property("xmppEpoch").asText()).isPresent();
        }
    }

    @Test
    void expiredReusedAndForeignTicketsAreRefusedAlike(TestUsers users) throws Exception {
        server.setProperty(LIFETIME, "15");
        try (Device desk = Device.signIn(server, alice, "desk");
                Device tab = Device.signIn(server, users.create("mallory"), "tab")) {
            Ticket expiring = desk.requestTicket();
            Ticket used = desk.requestTicket();
            desk.connect(used, Device.withProof(used)).get(60, TimeUnit.SECONDS);
            Ticket foreign = desk.requestTicket();
            NetStatus reused = refusal(desk, used, Device.withProof(used));
            NetStatus stolen = refusal(tab, foreign, Device.withProof(foreign.id(), "not-the-secret-of-this-one"));
            NetStatus unknown = refusal(tab, foreign, Device.withProof("Zm9yZWlnbi10aWNrZXQtaWQ", foreign.secret()));
            await(expiring.expires());
            NetStatus expired = refusal(desk, expiring, Device.withProof(expiring));
            assertThat(reused.code()).isEqualTo(StatusCode.CONNECT_REJECTED);
            assertThat(reused.description()).isEqualTo("ticket");
            assertThat(stolen).isEqualTo(reused);
            assertThat(unknown).isEqualTo(reused);
            assertThat(expired).isEqualTo(reused);
        } finally {
            server.deleteProperty(LIFETIME);
        }
    }

    @Test
    void aWrongProofUsesTheTicketUp() throws Exception {
        try (Device desk = Device.signIn(server, alice, "desk")) {
            Ticket ticket = desk.requestTicket();
            refusal(desk, ticket, Device.withProof(ticket.id(), ticket.secret() + "x"));
            assertThat(refusal(desk, ticket, Device.withProof(ticket)).code()).isEqualTo(StatusCode.CONNECT_REJECTED);
        }
    }

    @Test
    void aStolenTicketDoesNotBindTheThiefsPeerIdToAnybody(TestUsers users) throws Exception {
        try (Device desk = Device.signIn(server, alice, "desk");
                Device tab = Device.signIn(server, users.create("mallory"), "tab")) {
            Ticket stolen = desk.requestTicket();
            NetConnection thief = tab.connect(stolen, Device.withoutProof(stolen)).get(60, TimeUnit.SECONDS);
            assertThat(bindError(tab, thief.nearId().hex())).isEqualTo(StanzaError.Condition.item_not_found);
            assertThat(bindError(desk, "a".repeat(64))).isEqualTo(StanzaError.Condition.item_not_found);
            assertThat(desk.awaitStored(xml -> !xml.contains("urn:xmpp:rtmfp:0"))).isTrue();
        }
    }

    private static StanzaError.Condition bindError(Device device, String peer) throws Exception {
        try {
            device.manager().bind(new Bind(device.service(), peer, Optional.empty(), Set.of(), Visibility.CONTACTS))
                    .get(60, TimeUnit.SECONDS);
            throw new AssertionError("It was bound");
        } catch (ExecutionException e) {
            return ((XMPPErrorException) e.getCause()).getStanzaError().getCondition();
        }
    }

    private static NetStatus refusal(Device device, Ticket ticket, ConnectArguments arguments) throws Exception {
        try {
            device.connect(ticket, arguments).get(60, TimeUnit.SECONDS);
            throw new AssertionError("It was accepted");
        } catch (ExecutionException e) {
            return ((NetStatusException) e.getCause()).status();
        }
    }

    /** Waits until a moment told in whole seconds has passed. */
    private static void await(Instant moment) throws Exception {
        long millis = Duration.between(Instant.now(), moment).toMillis() + 1100;
        new CompletableFuture<Void>().completeOnTimeout(null, Math.max(millis, 0), TimeUnit.MILLISECONDS).get();
    }
}
