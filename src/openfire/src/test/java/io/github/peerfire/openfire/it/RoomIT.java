package io.github.peerfire.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.smack.element.EndpointElement;
import io.github.peerfire.smack.element.PresenceEndpoint;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.util.Optional;
import java.util.Set;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jxmpp.jid.impl.JidCreate;

/** In a room a peer ID would link a nickname to who that is (ProtoXEP section 5.2). */
@ExtendWith(OpenfireExtension.class)
class RoomIT {
    private final EmbeddedOpenfire server;

    RoomIT(EmbeddedOpenfire server) {
        this.server = server;
    }

    @Test
    void aRoomIsToldTheEndpointOnlyIfTheClientWantsIt(TestUsers users) throws Exception {
        TestUser alice = users.create("alice");
        try (Device desk = Device.signIn(server, alice, "desk")) {
            NetConnection connection = desk.goOnline();
            String nickname = alice.name() + "@conference." + server.domain() + "/guest";
            desk.send(in(nickname, "joining").addExtension(new MUCInitialPresence(null, -1, -1, -1, null)).build());
            assertThat(Device.endpoint(shown(desk, nickname, "joining"))).isEmpty();
            desk.send(in(nickname, "forging").addExtension(forged()).build());
            assertThat(Device.endpoint(shown(desk, nickname, "forging"))).isEmpty();
            desk.send(in(nickname, "telling").addExtension(EndpointElement.OPT_IN).build());
            assertThat(Device.endpoint(shown(desk, nickname, "telling")).map(PresenceEndpoint::peer))
                    .contains(connection.nearId().hex());
        }
    }

    private static Presence shown(Device device, String nickname, String status) throws InterruptedException {
        return device.awaitPresenceFrom(nickname, presence -> status.equals(presence.getStatus()));
    }

    private static PresenceBuilder in(String nickname, String status) throws Exception {
        return PresenceBuilder.buildPresence().setStatus(status).to(JidCreate.from(nickname));
    }

    private static EndpointElement forged() {
        return new EndpointElement(new PresenceEndpoint("b".repeat(64), 1, "rtmfp://127.0.0.1/xmpp", Optional.empty(),
                Set.of()));
    }
}
