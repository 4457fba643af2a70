package io.github.peerfire.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.smack.element.EndpointElement;
import io.github.peerfire.smack.element.PresenceEndpoint;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.util.Optional;
import java.util.Set;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

class PresenceIT extends FriendsCases {
    PresenceIT(EmbeddedOpenfire server) {
        super(server);
    }

    @Test
    void aContactWhoWasOnlineIsToldThePeerId() throws Exception {
        try (Device phone = Device.signIn(server, bob, "phone"); Device desk = Device.signIn(server, alice, "desk")) {
            phone.awaitNoEndpointOf(desk);
            NetConnection connection = desk.goOnline();
            PresenceEndpoint endpoint = phone.awaitEndpointOf(desk);
            assertThat(endpoint.peer()).isEqualTo(connection.nearId().hex());
            assertThat(endpoint.uri()).isEqualTo(connection.uri().text());
            assertThat(endpoint.epoch()).isPositive();
            assertThat(endpoint.service()).contains(desk.service());
        }
    }

    @Test
    void aContactWhoComesLaterIsToldThePeerId() throws Exception {
        try (Device desk = Device.signIn(server, alice, "desk")) {
            NetConnection connection = desk.goOnline();
            try (Device phone = Device.signIn(server, bob, "phone")) {
                assertThat(phone.awaitEndpointOf(desk).peer()).isEqualTo(connection.nearId().hex());
            }
        }
    }

    @Test
    void aSecondResourceIsToldThePeerIdToo() throws Exception {
        try (Device phone = Device.signIn(server, bob, "phone"); Device desk = Device.signIn(server, alice, "desk")) {
            NetConnection connection = desk.goOnline();
            phone.awaitEndpointOf(desk);
            try (Device tablet = Device.signIn(server, bob, "tablet");
                    Device laptop = Device.signIn(server, alice, "laptop")) {
                assertThat(tablet.awaitEndpointOf(desk).peer()).isEqualTo(connection.nearId().hex());
                assertThat(laptop.awaitEndpointOf(desk).peer()).isEqualTo(connection.nearId().hex());
            }
        }
    }

    @Test
    void aContactMadeLaterIsToldThePeerId(TestUsers users) throws Exception {
        TestUser carol = users.create("carol");
        try (Device tab = Device.signIn(server, carol, "tab"); Device desk = Device.signIn(server, alice, "desk")) {
            NetConnection connection = desk.goOnline();
            users.befriend(alice, carol);
            assertThat(tab.awaitEndpointOf(desk).peer()).isEqualTo(connection.nearId().hex());
        }
    }

    @Test
    void aForgedEndpointIsReplacedByTheTrueOne() throws Exception {
        try (Device phone = Device.signIn(server, bob, "phone"); Device desk = Device.signIn(server, alice, "desk")) {
            NetConnection connection = desk.goOnline();
            phone.awaitEndpointOf(desk);
            desk.send(forged("changed"));
            Presence received = phone.awaitPresence(desk, presence -> "changed".equals(presence.getStatus()));
            assertThat(received.getExtensions(EndpointElement.QNAME)).hasSize(1);
            assertThat(Device.endpoint(received).map(PresenceEndpoint::peer)).contains(connection.nearId().hex());
            assertThat(desk.awaitStored(xml -> xml.contains("changed")
                    && xml.contains(connection.nearId().hex()) && !xml.contains("bbbb"))).isTrue();
        }
    }

    @Test
    void aForgedEndpointOfSomebodyWithoutOneIsRemoved() throws Exception {
        try (Device phone = Device.signIn(server, bob, "phone"); Device desk = Device.signIn(server, alice, "desk")) {
            desk.send(forged("lying"));
            Presence received = phone.awaitPresence(desk, presence -> "lying".equals(presence.getStatus()));
            assertThat(received.hasExtension(EndpointElement.QNAME)).isFalse();
            assertThat(desk.awaitStored(xml -> !xml.contains("urn:xmpp:rtmfp:0"))).isTrue();
        }
    }

    @Test
    void nobodySpeaksForAnotherResource() throws Exception {
        try (Device phone = Device.signIn(server, bob, "phone"); Device desk = Device.signIn(server, alice, "desk");
                Device laptop = Device.signIn(server, alice, "laptop")) {
            String peer = desk.goOnline().nearId().hex();
            phone.awaitEndpointOf(desk);
            Presence lie = forged("lying");
            lie.setFrom(JidCreate.from(desk.address()));
            laptop.send(lie);
            Presence received = phone.awaitPresence(laptop, presence -> "lying".equals(presence.getStatus()));
            assertThat(received.hasExtension(EndpointElement.QNAME)).isFalse();
            assertThat(desk.awaitStored(xml -> xml.contains(peer) && !xml.contains("lying"))).isTrue();
        }
    }

    @Test
    void theElementIsWithdrawnWhenTheRtmfpSessionIsGone() throws Exception {
        try (Device phone = Device.signIn(server, bob, "phone"); Device desk = Device.signIn(server, alice, "desk")) {
            NetConnection connection = desk.goOnline();
            phone.awaitEndpointOf(desk);
            connection.close();
            phone.awaitNoEndpointOf(desk);
            assertThat(desk.awaitStored(xml -> !xml.contains("urn:xmpp:rtmfp:0"))).isTrue();
        }
    }

    @Test
    void aNewConnectionTakesThePlaceOfTheOld() throws Exception {
        try (Device phone = Device.signIn(server, bob, "phone"); Device desk = Device.signIn(server, alice, "desk")) {
            desk.goOnline();
            PresenceEndpoint first = phone.awaitEndpointOf(desk);
            NetConnection second = desk.goOnline();
            PresenceEndpoint next = phone.awaitEndpointOf(desk);
            assertThat(next.peer()).isEqualTo(second.nearId().hex()).isNotEqualTo(first.peer());
            assertThat(next.epoch()).isGreaterThan(first.epoch());
        }
    }

    private static Presence forged(String status) {
        return PresenceBuilder.buildPresence().setStatus(status)
                .addExtension(new EndpointElement(new PresenceEndpoint("b".repeat(64), 1, "rtmfp://127.0.0.1/xmpp",
                        Optional.empty(), Set.of())))
                .build();
    }
}
