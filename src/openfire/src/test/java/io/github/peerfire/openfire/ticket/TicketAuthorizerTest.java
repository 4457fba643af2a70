package io.github.peerfire.openfire.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rendezvous.ConnectDecision.Accepted;
import io.github.peerfire.rendezvous.ConnectDecision.Rejected;
import io.github.peerfire.rendezvous.ConnectRequest;
import io.github.peerfire.testbed.time.ManualClock;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.JID;

class TicketAuthorizerTest {

    private static final JID ALICE = new JID("alice@example.net/desk");
    private static final PeerId PEER = new PeerId(new byte[32]);
    private static final byte[] CLIENT_NONCE = random(1);
    private static final byte[] SERVER_NONCE = random(2);
    private static final String URI = "rtmfp://rtmfp.example.net/xmpp";
    private static final Rejected NO = new Rejected("NetConnection.Connect.Rejected", "ticket");

    private final ManualClock clock = new ManualClock();
    private final TicketIssuer tickets = new TicketIssuer(new SecureRandom(), clock);
    private OptionalLong offer = OptionalLong.of(1_772_360_130_412L);
    private boolean pathTickets = true;
    private final TicketAuthorizer authorizer = new TicketAuthorizer(tickets, (jid, peer) -> offer, () -> pathTickets);
    private final Ticket ticket = tickets.issue(ALICE, Duration.ofMinutes(1));
    private final SessionNonces nonces = new SessionNonces(CLIENT_NONCE, SERVER_NONCE);

    @Test
    void aProvenTicketAdmitsAndPromisesABinding() {
        Accepted accepted = (Accepted) authorizer.authorize(arguments(true, "xmpp-ticket", ticket.id(), proof(ticket)));
        assertThat(accepted.owner()).isEqualTo(new TicketHolder(ALICE, offer));
        assertThat(accepted.information()).isEqualTo(Map.of(
                "authToken", Proofs.hex(Proofs.authToken(nonces, ticket.secret())), "xmppEpoch", "1772360130412"));
    }

    @Test
    void aProvenTicketOfAnEphemeralCertificateOnlyAdmits() {
        Accepted accepted =
                (Accepted) authorizer.authorize(arguments(false, "xmpp-ticket", ticket.id(), proof(ticket)));
        assertThat(accepted.owner()).isEqualTo(new TicketHolder(ALICE, OptionalLong.empty()));
        assertThat(accepted.information()).containsOnlyKeys("authToken");
    }

    @Test
    void aProvenTicketForAPeerIdOfAnotherAccountOnlyAdmits() {
        offer = OptionalLong.empty();
        Accepted accepted = (Accepted) authorizer.authorize(arguments(true, "xmpp-ticket", ticket.id(), proof(ticket)));
        assertThat(accepted.information()).containsOnlyKeys("authToken");
    }

    @Test
    void anIdInTheArgumentsOnlyAdmits() {
        assertAdmittedUnbound(arguments(true, "xmpp-ticket", ticket.id()));
    }

    @Test
    void anIdInThePageUrlOnlyAdmits() {
        assertAdmittedUnbound(request(URI, pageUrl(ticket), List.of(), true));
    }

    @Test
    void anIdInThePathOnlyAdmits() {
        assertAdmittedUnbound(request(URI + "/" + ticket.id(), Map.of(), List.of(), true));
    }

    @Test
    void anIdInThePathIsNotTakenIfTheAdministratorSaysSo() {
        pathTickets = false;
        assertThat(authorizer.authorize(request(URI + "/" + ticket.id(), Map.of(), List.of(), true))).isEqualTo(NO);
    }

    @Test
    void theBestCarrierIsTaken() {
        Ticket other = tickets.issue(new JID("bob@example.net/x"), Duration.ofMinutes(1));
        ConnectRequest both = request(URI + "/" + other.id(), pageUrl(other),
                AmfValue.listOf(List.of("xmpp-ticket", ticket.id(), proof(ticket))), true);
        assertThat(((TicketHolder) ((Accepted) authorizer.authorize(both)).owner()).jid()).isEqualTo(ALICE);
    }

    @Test
    void aWrongProofIsRejectedAndConsumesTheTicket() {
        String wrong = proof(tickets.issue(ALICE, Duration.ofMinutes(1)));
        assertThat(authorizer.authorize(arguments(true, "xmpp-ticket", ticket.id(), wrong))).isEqualTo(NO);
        assertThat(authorizer.authorize(arguments(true, "xmpp-ticket", ticket.id(), proof(ticket)))).isEqualTo(NO);
    }

    @Test
    void theBareSecretIsNoProof() {
        assertThat(authorizer.authorize(arguments(true, "xmpp-ticket", ticket.id(), ticket.secret()))).isEqualTo(NO);
    }

    @Test
    void whoNamesADeveloperKeyIsNoConcernOfIts() {
        assertThat(TicketAuthorizer.concerns(request("rtmfp://h/0123-key", Map.of(), List.of(), true))).isFalse();
        assertThat(TicketAuthorizer.concerns(request("rtmfp://h/0123-key", pageUrl(ticket), List.of(), true))).isTrue();
        assertThat(TicketAuthorizer.concerns(request(URI, Map.of(), List.of(), true))).isTrue();
        assertThat(TicketAuthorizer.concerns(request("rtmfp://h/", Map.of(), List.of(), true))).isTrue();
    }

    @Test
    void aProofThatIsNoTextIsNoProof() {
        assertThat(authorizer.authorize(arguments(true, "xmpp-ticket", ticket.id(), 1))).isEqualTo(NO);
    }

    @Test
    void aProofMadeForAnotherSessionIsRejected() {
        SessionNonces others = new SessionNonces(CLIENT_NONCE, random(3));
        String replayed = Proofs.hex(Proofs.ticket(others, ticket.secret()));
        assertThat(authorizer.authorize(arguments(true, "xmpp-ticket", ticket.id(), replayed))).isEqualTo(NO);
    }

    @Test
    void unknownUsedRevokedAndExpiredTicketsAreRefusedAlike() {
        assertThat(authorizer.authorize(arguments(true, "xmpp-ticket", "pX0v3Jc7mN5sQe1uZk2yRA"))).isEqualTo(NO);

        authorizer.authorize(arguments(true, "xmpp-ticket", ticket.id()));
        assertThat(authorizer.authorize(arguments(true, "xmpp-ticket", ticket.id()))).isEqualTo(NO);

        Ticket revoked = tickets.issue(ALICE, Duration.ofMinutes(1));
        tickets.revoke(ALICE);
        assertThat(authorizer.authorize(arguments(true, "xmpp-ticket", revoked.id()))).isEqualTo(NO);

        Ticket expired = tickets.issue(ALICE, Duration.ofMinutes(1));
        clock.advance(Duration.ofMinutes(1));
        assertThat(authorizer.authorize(arguments(true, "xmpp-ticket", expired.id()))).isEqualTo(NO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rtmfp://h", "rtmfp://h/", "rtmfp://h/xmpp", "rtmfp://h/xmpp/", "rtmfp://h/xmpp/a/b"})
    void nobodyComesInWithoutATicket(String uri) {
        assertThat(authorizer.authorize(request(uri, Map.of(), List.of(), true))).isEqualTo(NO);
    }

    @Test
    void strangeArgumentsAreNoTicket() {
        assertThat(authorizer.authorize(arguments(true, "xmpp-ticket"))).isEqualTo(NO);
        assertThat(authorizer.authorize(arguments(true, "ticket", ticket.id()))).isEqualTo(NO);
        assertThat(authorizer.authorize(arguments(true, 1, ticket.id()))).isEqualTo(NO);
        assertThat(authorizer.authorize(arguments(true, "xmpp-ticket", List.of(ticket.id())))).isEqualTo(NO);
        assertThat(tickets.unused()).isEqualTo(1);
    }

    private void assertAdmittedUnbound(ConnectRequest request) {
        Accepted accepted = (Accepted) authorizer.authorize(request);
        assertThat(accepted.owner()).isEqualTo(new TicketHolder(ALICE, OptionalLong.empty()));
        assertThat(accepted.information()).isEmpty();
    }

    private static Map<String, AmfValue> pageUrl(Ticket of) {
        return Map.of("pageUrl", AmfValue.of("xmpp-ticket:" + of.id()));
    }

    private String proof(Ticket of) {
        return Proofs.hex(Proofs.ticket(nonces, of.secret()));
    }

    private static ConnectRequest arguments(boolean staticKeys, Object... arguments) {
        return request(URI, Map.of(), AmfValue.listOf(List.of(arguments)), staticKeys);
    }

    private static ConnectRequest request(
            String uri, Map<String, AmfValue> command, List<AmfValue> arguments, boolean staticKeys) {
        return new ConnectRequest(PEER, staticKeys, true, new InetSocketAddress("203.0.113.5", 50_001), uri, "",
                command, arguments, CLIENT_NONCE, SERVER_NONCE);
    }

    private static byte[] random(long seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
