package io.github.peerfire.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.element.PresenceEndpoint;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import org.jivesoftware.smack.packet.Presence;
import org.junit.jupiter.api.Test;

/**
 * What comes from elsewhere than from the server's own clients; here a component, of which Openfire checks no sender.
 */
class FederationIT extends FriendsCases {

    private static final String FORGED = "b".repeat(64);

    FederationIT(EmbeddedOpenfire server) {
        super(server);
    }

    private static String presence(String from, String to, String status) {
        return "<presence from='" + from + "' to='" + to + "'><status>" + status + "</status><endpoint "
                + "xmlns='urn:xmpp:rtmfp:0' peer='" + FORGED
                + "' epoch='1' uri='rtmfp://203.0.113.66/xmpp'/></presence>";
    }

    @Test
    void nobodyElsewhereSpeaksForALocalUser() throws Exception {
        try (Device phone = Device.signIn(server, bob, "phone"); Device desk = Device.signIn(server, alice, "desk");
                ExternalComponent elsewhere = ExternalComponent.connect(server, "elsewhere")) {
            String peer = desk.goOnline().nearId().hex();
            phone.awaitEndpointOf(desk);
            elsewhere.send(presence(desk.address(), phone.address(), "lying"));
            Presence received = phone.awaitPresence(desk, presence -> "lying".equals(presence.getStatus()));
            assertThat(Device.endpoint(received)).isEmpty();
            assertThat(desk.awaitStored(xml -> xml.contains(peer) && !xml.contains(FORGED))).isTrue();
        }
    }

    @Test
    void anotherDomainSpeaksForItsOwnUsers() throws Exception {
        try (Device phone = Device.signIn(server, bob, "phone");
                ExternalComponent elsewhere = ExternalComponent.connect(server, "elsewhere")) {
            String juliet = "juliet@" + elsewhere.domain() + "/balcony";
            elsewhere.send(presence(juliet, phone.address(), "there"));
            Presence received = phone.awaitPresenceFrom(juliet, presence -> "there".equals(presence.getStatus()));
            assertThat(Device.endpoint(received).map(PresenceEndpoint::peer)).contains(FORGED);
        }
    }
}
