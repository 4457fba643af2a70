package io.github.peerfire.openfire.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.smack.element.Bound;
import io.github.peerfire.smack.element.EndpointElement;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.PresenceEndpoint;
import io.github.peerfire.smack.element.Ticket;
import io.github.peerfire.smack.element.Visibility;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

class BindingIT extends FriendsCases {
    private static final String LINGER = "plugin.rtmfp.linger";

    BindingIT(EmbeddedOpenfire server) {
        super(server);
    }

    @Test
    void aSessionWithoutProofIsNotToldOfUntilItIsBoundOverXmpp() throws Exception {
        try (Device phone = Device.signIn(server, bob, "phone"); Device desk = Device.signIn(server, alice, "desk")) {
            Ticket ticket = desk.requestTicket();
            NetConnection connection = desk.connect(ticket, Device.withoutProof(ticket)).get(20, SECONDS);
            assertThat(desk.awaitStored(xml -> !xml.contains("urn:xmpp:rtmfp:0"))).isTrue();
            Bound bound = desk.manager().bind(Claims.of(desk, connection, Visibility.CONTACTS)).get(20, SECONDS);
            assertThat(bound.proof()).contains(Claims.proof("server", desk, connection));
            assertThat(bound.peer()).isEqualTo(connection.nearId().hex());
            PresenceEndpoint endpoint = phone.awaitEndpointOf(desk);
            assertThat(endpoint.peer()).isEqualTo(connection.nearId().hex());
            assertThat(endpoint.epoch()).isEqualTo(bound.epoch());
            assertThat(endpoint.media()).containsExactly(MediaKind.AUDIO);
        }
    }

    @Test
    void unbindingWithdrawsTheEndpointAndKeepsTheSession() throws Exception {
        try (Device phone = Device.signIn(server, bob, "phone"); Device desk = Device.signIn(server, alice, "desk")) {
            NetConnection connection = desk.goOnline();
            phone.awaitEndpointOf(desk);
            desk.manager().unbind(desk.service()).get(20, SECONDS);
            phone.awaitNoEndpointOf(desk);
            assertThat(connection.isConnected()).isTrue();
        }
    }

    @Test
    void anInvisibleEndpointIsBoundButNotTold() throws Exception {
        try (Device phone = Device.signIn(server, bob, "phone"); Device desk = Device.signIn(server, alice, "desk")) {
            NetConnection connection = desk.goOnline();
            phone.awaitEndpointOf(desk);
            desk.manager().bind(Claims.of(desk, connection, Visibility.NONE)).get(20, SECONDS);
            phone.awaitNoEndpointOf(desk);
        }
    }

    @Test
    void directedPresenceTellsTheEndpointOnlyIfTheClientWantsIt(TestUsers users) throws Exception {
        TestUser carol = users.create("carol");
        try (Device tab = Device.signIn(server, carol, "tab"); Device desk = Device.signIn(server, alice, "desk")) {
            NetConnection connection = desk.goOnline();
            desk.send(directed(tab, "without").build());
            assertThat(Device.endpoint(tab.awaitPresence(desk, presence -> "without".equals(presence.getStatus()))))
                    .isEmpty();
            desk.send(directed(tab, "with").addExtension(EndpointElement.OPT_IN).build());
            assertThat(tab.awaitEndpointOf(desk).peer()).isEqualTo(connection.nearId().hex());
        }
    }

    @Test
    void anRtmfpSessionOutlivesItsXmppSessionByTheLinger() throws Exception {
        server.setProperty(LINGER, "0");
        try (Device desk = Device.signIn(server, alice, "desk")) {
            NetConnection connection = desk.goOnline();
            CompletableFuture<Void> closed = closing(connection);
            assertThat(server.kick(desk.address())).isTrue();
            assertThat(closed).succeedsWithin(20, SECONDS);
        } finally {
            server.deleteProperty(LINGER);
        }
    }

    @Test
    void deletingAnAccountClosesItsRtmfpSessionsAtOnce() throws Exception {
        try (Device desk = Device.signIn(server, alice, "desk")) {
            NetConnection connection = desk.goOnline();
            CompletableFuture<Void> closed = closing(connection);
            server.deleteUser(alice.name());
            assertThat(closed).succeedsWithin(20, SECONDS);
        }
    }

    private static CompletableFuture<Void> closing(NetConnection connection) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        connection.onStatus(status -> closed.complete(null));
        return closed;
    }

    private static PresenceBuilder directed(Device to, String status) throws Exception {
        return PresenceBuilder.buildPresence().ofType(Presence.Type.available).setStatus(status)
                .to(JidCreate.from(to.address()));
    }
}
