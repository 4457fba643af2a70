package io.github.peerfire.openfire.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.smack.element.Ticket;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.TestUser;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.junit.jupiter.api.Test;

/** What becomes of bindings when something happens to the XMPP session or the account (ProtoXEP section 4.6). */
class SessionEndIT extends FriendsCases {
    SessionEndIT(EmbeddedOpenfire server) {
        super(server);
    }

    @Test
    void aNewPasswordEndsRtmfpSessionsAtOnce() throws Exception {
        assertEnded(user -> server.changePassword(user.name(), "another"));
    }

    @Test
    void whoIsLockedOutLosesHisRtmfpSessionsAtOnce() throws Exception {
        assertEnded(user -> server.lockOut(user.name(), Duration.ZERO));
    }

    @Test
    void whoIsLockedOutLaterLosesThemThen() throws Exception {
        assertEnded(user -> server.lockOut(user.name(), Duration.ofSeconds(1)));
    }

    @Test
    void whoIsAwayForAWhileKeepsHisBinding() throws Exception {
        try (Device phone = Device.signIn(server, bob, "phone"); Device desk = Device.signIn(server, alice, "desk")) {
            NetConnection connection = desk.goOnline();
            phone.awaitEndpointOf(desk);
            desk.send(PresenceBuilder.buildPresence().ofType(Presence.Type.unavailable).build());
            phone.awaitPresenceFrom(desk.address(), presence -> !presence.isAvailable());
            desk.send(PresenceBuilder.buildPresence().setStatus("back").build());
            assertThat(phone.awaitEndpointOf(desk).peer()).isEqualTo(connection.nearId().hex());
            assertThat(connection.isConnected()).isTrue();
        }
    }

    @Test
    void whoseStreamWaitsToBeResumedStaysBoundAndMayBindAgain() throws Exception {
        try (Device phone = Device.signIn(server, bob, "phone");
                Device desk = Device.signInResumable(server, alice, "desk")) {
            NetConnection connection = desk.goOnline();
            phone.awaitEndpointOf(desk);
            Ticket ticket = desk.requestTicket();
            detach(desk);
            assertThat(connection.isConnected()).isTrue();
            // tickets stay good, and the endpoint may be replaced
            NetConnection again = desk.connect(ticket, Device.withProof(ticket)).get(20, SECONDS);
            Presence next = phone.awaitPresenceFrom(desk.address(), presence -> true);
            assertThat(Device.endpoint(next).orElseThrow().peer()).isEqualTo(again.nearId().hex());
            again.close();
            connection.close();
            next = phone.awaitPresenceFrom(desk.address(), presence -> Device.endpoint(presence).isEmpty());
            assertThat(next.isAvailable()).isTrue();
            desk.xmpp().connect().login();
            assertThat(desk.xmpp().streamWasResumed()).isTrue();
            NetConnection resumed = desk.goOnline();
            next = phone.awaitPresenceFrom(desk.address(), presence -> true);
            assertThat(Device.endpoint(next).orElseThrow().peer()).isEqualTo(resumed.nearId().hex());
        }
    }

    private void detach(Device device) {
        device.xmpp().instantShutdown();
        assertThat(Patience.upTo(Duration.ofSeconds(60)).until(() -> server.isDetached(device.address()))).isTrue();
    }

    private void assertEnded(Consumer<TestUser> what) throws Exception {
        try (Device desk = Device.signIn(server, alice, "desk")) {
            NetConnection connection = desk.goOnline();
            CompletableFuture<Void> closed = new CompletableFuture<>();
            connection.onStatus(status -> closed.complete(null));
            what.accept(alice);
            assertThat(closed).succeedsWithin(20, SECONDS);
            assertThat(Patience.upTo(Duration.ofSeconds(60)).until(() -> !connection.isConnected())).isTrue();
        }
    }
}
