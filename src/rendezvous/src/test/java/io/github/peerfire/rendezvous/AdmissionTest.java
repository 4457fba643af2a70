package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import io.github.peerfire.rendezvous.ConnectDecision.Accepted;
import io.github.peerfire.rendezvous.ConnectDecision.Rejected;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.SimulatedDriver;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final String CLIENT = "203.0.113.5";

    @Test
    @Proves("R7425-111")
    void anAcceptedConnectIsAnsweredOnTheReturnFlowWithWhatTheAuthorizerAdds() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        rendezvous.authorizer = request -> new Accepted("alice", Map.of("authToken", "abc", "code", "overridden?"));
        ScriptedClient client = rendezvous.client(CLIENT);

        client.connect("an argument");
        rendezvous.until(() -> client.heard("_result"));

        AmfValue information = client.information("_result");
        assertThat(information.property("level").asText()).contains("status");
        assertThat(information.property("code").asText()).contains("NetConnection.Connect.Success");
        assertThat(information.property("objectEncoding").asNumber()).contains(3.0);
        assertThat(information.property("authToken").asText()).contains("abc");
        assertThat(client.received.get(0).returnsOurControlFlow()).isTrue();
        assertThat(client.received.get(0).streamId()).isZero();
        assertThat(client.received.get(0).message().type()).isEqualTo(20);
        assertThat(client.commands("_result").get(0).transactionId()).isEqualTo(1);
    }

    @Test
    void theAuthorizerSeesTheSessionAndWhatTheClientSays() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        ScriptedClient client = rendezvous.client(CLIENT);

        client.connect("xmpp-ticket", "id");
        rendezvous.until(() -> !rendezvous.requests.isEmpty());

        ConnectRequest request = rendezvous.requests.get(0);
        assertThat(request.peer()).isEqualTo(client.id());
        assertThat(request.staticKeys()).isTrue();
        assertThat(request.source().getHostString()).isEqualTo(CLIENT);
        assertThat(request.path()).containsExactly("xmpp");
        assertThat(request.arguments()).containsExactly(AmfValue.of("xmpp-ticket"), AmfValue.of("id"));
        assertThat(request.clientNonce()).hasSize(32).isEqualTo(client.session().nearNonce());
        assertThat(request.serverNonce()).hasSize(32).isEqualTo(client.session().farNonce());
    }

    @Test
    @Proves("R7425-123")
    void theClientIsAdvisedHowOftenToGiveASignOfLife() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        ScriptedClient client = rendezvous.admitted(CLIENT);

        rendezvous.until(() -> client.received.size() == 2);

        assertThat(client.received.get(1).message())
                .isEqualTo(new UserControlMessage(new UserControl.SetKeepaliveTimers(15_000, 10_000)));
    }

    @Test
    void aProofOfTheTicketsSecretIsAnsweredWithTheServersProof() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        rendezvous.authorizer = new TicketAuthorizer().add("id", "secret");
        ScriptedClient client = rendezvous.client(CLIENT);

        client.connect("xmpp-ticket", "id", TicketAuthorizer.hex(client.session().farNonce(), "secret"));
        rendezvous.until(() -> client.heard("_result"));

        assertThat(client.information("_result").property("authToken").asText())
                .contains(TicketAuthorizer.hex(client.session().nearNonce(), "secret"));
    }

    @Test
    void aRejectedClientIsToldWhyThenClosed() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        rendezvous.authorizer = request -> new Rejected(Rejected.REJECTED, "ticket");
        ScriptedClient client = rendezvous.client(CLIENT);

        client.connect();
        rendezvous.until(client::isClosed);

        AmfValue information = client.information("_error");
        assertThat(information.property("level").asText()).contains("error");
        assertThat(information.property("code").asText()).contains("NetConnection.Connect.Rejected");
        assertThat(information.property("description").asText()).contains("ticket");
        assertThat(client.heard("close")).isTrue();
        assertThat(rendezvous.connected).isEmpty();
        assertThat(rendezvous.disconnected).isEmpty();
        assertThat(rendezvous.statistics().connectsRejected()).isEqualTo(1);
        assertThat(rendezvous.statistics().sessionsOpen()).isZero();
    }

    @Test
    void anAuthorizerThatFailsAdmitsNobody() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        rendezvous.authorizer = request -> {
            throw silent(new IllegalStateException("expected in this test"));
        };
        ScriptedClient client = rendezvous.client(CLIENT);

        client.connect();
        rendezvous.until(client::isClosed);

        assertThat(client.information("_error").property("code").asText()).contains("NetConnection.Connect.Failed");
        assertThat(rendezvous.server.peers()).isEmpty();
    }

    /** The stack of what a test throws itself says nothing. */
    private static RuntimeException silent(RuntimeException failure) {
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    @Test
    void aSessionThatDoesNotConnectInTimeIsClosed() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        ScriptedClient client = rendezvous.client(CLIENT);

        rendezvous.pass(9 * Time.SECOND);
        assertThat(client.isClosed()).isFalse();
        rendezvous.pass(2 * Time.SECOND);

        assertThat(client.isClosed()).isTrue();
        assertThat(rendezvous.statistics().connectTimeouts()).isEqualTo(1);
    }

    @Test
    void anAdmittedPeerStaysBeyondThatTime() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        ScriptedClient client = rendezvous.admitted(CLIENT);

        rendezvous.pass(120 * Time.SECOND);

        assertThat(client.isClosed()).isFalse();
        assertThat(rendezvous.server.peers()).hasSize(1);
    }

    @Test
    void aSecondConnectEndsTheConnection() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        ScriptedClient client = rendezvous.admitted(CLIENT);

        client.connect();
        rendezvous.until(client::isClosed);

        assertThat(rendezvous.requests).hasSize(1);
        assertThat(rendezvous.disconnected).hasSize(1);
    }

    @Test
    void aCommandBeforeConnectAndAConnectWithoutObjectEndTheSession() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        ScriptedClient early = rendezvous.client("203.0.113.5");
        ScriptedClient bare = rendezvous.client("203.0.113.6");

        early.setPeerInfo("10.0.0.1:5000");
        bare.send(CommandMessage.of("connect", 1, null));
        rendezvous.until(() -> early.isClosed() && bare.isClosed());

        assertThat(rendezvous.requests).isEmpty();
    }

    @Test
    void listenersSeeEachPeerComeAndGoOnce() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        ScriptedClient client = rendezvous.admitted(CLIENT);
        ConnectedPeer peer = rendezvous.connected.get(0);
        assertThat(rendezvous.server.find(client.id())).contains(peer);
        assertThat(peer.owner()).isEqualTo("anybody");

        client.onLoop(session -> session.close(client.driver().now()));
        rendezvous.until(() -> !rendezvous.disconnected.isEmpty());
        rendezvous.pass(100 * Time.SECOND);

        assertThat(rendezvous.connected).hasSize(1);
        assertThat(rendezvous.disconnected).hasSize(1);
        assertThat(rendezvous.reasons).containsExactly(CloseReason.FAR_CLOSED);
        assertThat(rendezvous.server.find(client.id())).isEmpty();
        assertThat(rendezvous.server.peers()).isEmpty();
    }

    @Test
    void aClientThatFinishesItsControlFlowIsGone() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        ScriptedClient client = rendezvous.admitted(CLIENT);

        client.onLoop(session -> client.controlFlow().close(client.driver().now()));
        rendezvous.until(client::isClosed);

        assertThat(rendezvous.disconnected).hasSize(1);
    }

    @Test
    void aDisconnectedPeerIsToldWhy() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        ScriptedClient client = rendezvous.admitted(CLIENT);

        rendezvous.server.disconnect(
                rendezvous.connected.get(0).connectionId(), "NetConnection.Connect.Closed", "signed out");
        rendezvous.until(client::isClosed);

        assertThat(client.information("onStatus").property("code").asText()).contains("NetConnection.Connect.Closed");
        assertThat(rendezvous.reasons).containsExactly(CloseReason.NEAR_CLOSED);
    }

    @Test
    void aServerThatClosesTellsItsPeersAndItsListener() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        ScriptedClient client = rendezvous.admitted(CLIENT);

        rendezvous.server.closeAsync();
        rendezvous.until(client::isClosed);

        assertThat(client.information("onStatus").property("code").asText())
                .contains("NetConnection.Connect.AppShutdown");
        assertThat(rendezvous.disconnected).hasSize(1);
    }

    @Test
    void aSourceHasNoMoreSessionsThanItsShare() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous(RendezvousLimits.DEFAULT.withSessionsPerSource(2));
        ScriptedClient first = rendezvous.admitted(CLIENT);
        ScriptedClient second = rendezvous.admitted(rendezvous.client(CLIENT, 50_001));

        ScriptedClient third = rendezvous.client(CLIENT, 50_002);
        rendezvous.until(third::isClosed);
        first.onLoop(session -> session.close(first.driver().now()));
        rendezvous.until(() -> rendezvous.statistics().sessionsOpen() == 1);
        rendezvous.admitted(rendezvous.client(CLIENT, 50_003));

        assertThat(second.isClosed()).isFalse();
        assertThat(rendezvous.statistics().sessionsRefused()).isEqualTo(1);
    }

    @Test
    void whoIsOneTooManyIsToldOnceAndForgotten() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous(RendezvousLimits.DEFAULT.withSessionsPerSource(1));
        rendezvous.admitted(CLIENT);
        rendezvous.client(CLIENT, 50_001);
        rendezvous.until(() -> rendezvous.statistics().sessionsRefused() == 1);
        int[] told = {0};
        rendezvous.simulation.network().setFilter((datagram, from, to) -> {
            told[0] += to.getPort() == 50_001 ? 1 : 0;
            return to.getPort() != 50_001 && from.getPort() != 50_001;
        });
        rendezvous.pass(20 * Time.SECOND);

        assertThat(told[0]).isLessThanOrEqualTo(1);
    }

    @Test
    void aSourceThatKeepsBeingRejectedIsNotHeardForAWhile() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        rendezvous.authorizer = request -> new Rejected(Rejected.REJECTED, "ticket");
        for (int i = 0; i < RendezvousLimits.DEFAULT.rejectionsPerMinute(); i++) {
            ScriptedClient client = rendezvous.client(CLIENT, 50_000 + i);
            client.connect();
            rendezvous.until(client::isClosed);
        }

        ScriptedClient late = rendezvous.client(CLIENT, 60_000);
        rendezvous.until(late::isClosed);
        assertThat(late.received).isEmpty();

        rendezvous.pass(60 * Time.SECOND);
        rendezvous.authorizer = request -> new Accepted("alice", Map.of());
        rendezvous.admitted(rendezvous.client(CLIENT, 60_001));
    }

    @Test
    void aPeerWhoseAddressChangesIsTheSamePeerElsewhere() throws Exception {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        ScriptedClient client = rendezvous.admitted(CLIENT);
        InetSocketAddress elsewhere = new InetSocketAddress(CLIENT, 61_000);

        ((SimulatedDriver) client.driver()).rebind(0, elsewhere);
        client.send(CommandMessage.of("createStream", 2, null));
        rendezvous.until(() -> !rendezvous.moved.isEmpty());

        ConnectedPeer moved = rendezvous.moved.get(0);
        assertThat(moved.observed()).isEqualTo(elsewhere);
        assertThat(moved.connectionId()).isEqualTo(rendezvous.connected.get(0).connectionId());
        assertThat(rendezvous.server.find(client.id())).contains(moved);
        assertThat(rendezvous.server.state().registry().at(elsewhere)).hasSize(1);
        assertThat(rendezvous.server.state().registry().at(new InetSocketAddress(CLIENT, 50_000))).isEmpty();
    }

    @Test
    void aPeerThatComesBackWithItsIdentityReplacesItself() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        ScriptedClient client = rendezvous.admitted(CLIENT);

        ScriptedClient again = rendezvous.admitted(rendezvous.again(client, CLIENT, 50_001));

        assertThat(rendezvous.reasons).containsExactly(CloseReason.OVERRIDDEN);
        assertThat(rendezvous.server.peers()).hasSize(1);
        assertThat(rendezvous.server.find(again.id())).map(ConnectedPeer::observed)
                .contains(new InetSocketAddress(CLIENT, 50_001));
    }

    @Test
    void admissionSurvivesALossyNetwork() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        rendezvous.simulation.network().setLink(Link.GOOD.withLoss(0.2));
        rendezvous.patience = 60 * Time.SECOND; // what gets lost at startup is repeated after seconds

        for (int i = 0; i < 20; i++) {
            rendezvous.admitted("203.0.113." + (i + 1));
        }

        assertThat(rendezvous.server.peers()).hasSize(20);
    }
}
