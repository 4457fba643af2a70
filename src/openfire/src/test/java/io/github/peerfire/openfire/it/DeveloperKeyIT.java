package io.github.peerfire.openfire.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.time.Duration;
import java.util.Map;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OpenfireExtension.class)
class DeveloperKeyIT {

    private final EmbeddedOpenfire server;

    DeveloperKeyIT(EmbeddedOpenfire server) {
        this.server = server;
    }

    @Test
    void aKeyThatAnAdministratorMakesLetsClientsInUntilItIsRevoked() throws Exception {
        try (Device admin = Device.signInAdministrator(server)) {
            DataForm issued = admin.command("urn:xmpp:rtmfp:0#keys", Map.of("action", "create", "label", "A game"));
            String id = issued.getField("id").getFirstValue();
            String key = issued.getField("key").getFirstValue();
            NetConnection player = admin.connect(key).get(20, SECONDS);
            assertThat(player.isConnected()).isTrue();
            server.reloadPlugin("rtmfp");
            NetConnection again = admin.connect(key).get(20, SECONDS);
            DataForm left = admin.command("urn:xmpp:rtmfp:0#keys", Map.of("action", "revoke", "id", id));
            assertThat(left.getItems()).anySatisfy(row -> assertThat(row.getFields())
                    .extracting(FormField::getFirstValue).contains(id, "A game", "revoked"));
            assertThat(Patience.upTo(Duration.ofSeconds(60)).until(() -> !again.isConnected())).isTrue();
            assertThatThrownBy(() -> admin.connect(key).get(20, SECONDS))
                    .hasMessageContaining("NetConnection.Connect.Failed");
        }
    }

    @Test
    void usersWhoAreNoAdministratorsMakeNone(TestUsers users) throws Exception {
        try (Device desk = Device.signIn(server, users.create("alice"), "desk")) {
            assertThatThrownBy(() -> desk.command("urn:xmpp:rtmfp:0#keys", Map.of("action", "list")))
                    .hasMessageContaining("forbidden");
        }
    }
}
