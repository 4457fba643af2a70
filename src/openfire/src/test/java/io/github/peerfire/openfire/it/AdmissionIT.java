package io.github.peerfire.openfire.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.smack.element.Bound;
import io.github.peerfire.smack.element.Visibility;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

/**
 * Who is introduced without being a contact (ProtoXEP section 5.6), and who is bound without a ticket (section 4.3).
 */
class AdmissionIT extends FriendsCases {

    AdmissionIT(EmbeddedOpenfire server) {
        super(server);
    }

    @Test
    void whoIsLetInIsIntroducedAsLongAsHeIs(TestUsers users) throws Exception {
        try (Device desk = Device.signIn(server, alice, "desk");
                Device tab = Device.signIn(server, users.create("mallory"), "tab")) {
            NetConnection publisher = desk.goOnline();
            NetStream.publishDirect(publisher, "media");
            NetConnection stranger = tab.goOnline();
            BlockingQueue<String> heard = IntroductionIT.play(stranger, publisher);
            assertThat(heard.poll(2, SECONDS)).isNull();
            desk.manager().admit(desk.service(), JidCreate.from(tab.address()), 600).get(20, SECONDS);
            assertThat(heard.poll(20, SECONDS)).isEqualTo(StatusCode.STREAM_CONNECT_SUCCESS);
            desk.manager().admit(desk.service(), JidCreate.from(tab.address()), 0).get(20, SECONDS);
            assertThat(IntroductionIT.play(tab.goOnline(), publisher).poll(2, SECONDS)).as("let in no more").isNull();
        }
    }

    @Test
    void whoIsThereForEverybodyIsIntroducedToAPlayerWithoutAnAccount() throws Exception {
        try (Device admin = Device.signInAdministrator(server); Device desk = Device.signIn(server, alice, "desk")) {
            String key = admin.command("urn:xmpp:rtmfp:0#keys", Map.of("action", "create", "label", "Old players"))
                    .getField("key").getFirstValue();
            NetConnection publisher = desk.goOnline();
            NetStream.publishDirect(publisher, "media");
            BlockingQueue<String> heard = IntroductionIT.play(admin.connect(key).get(20, SECONDS), publisher);
            assertThat(heard.poll(2, SECONDS)).isNull();
            desk.manager().bind(Claims.of(desk, publisher, Visibility.LEGACY)).get(20, SECONDS);
            assertThat(heard.poll(20, SECONDS)).isEqualTo(StatusCode.STREAM_CONNECT_SUCCESS);
        }
    }

    @Test
    void whoConnectedWithADeveloperKeyIsBoundByAProof() throws Exception {
        try (Device admin = Device.signInAdministrator(server); Device phone = Device.signIn(server, bob, "phone");
                Device desk = Device.signIn(server, alice, "desk")) {
            String key = admin.command("urn:xmpp:rtmfp:0#keys", Map.of("action", "create", "label", "Phones"))
                    .getField("key").getFirstValue();
            NetConnection connection = desk.connect(key).get(20, SECONDS);
            Bound bound = desk.manager().bind(Claims.of(desk, connection, Visibility.CONTACTS)).get(20, SECONDS);
            assertThat(bound.proof()).contains(Claims.proof("server", desk, connection));
            assertThat(phone.awaitEndpointOf(desk).peer()).isEqualTo(connection.nearId().hex());
        }
    }

    @Test
    void aProofIsOverAnAddressInAnyScript() throws Exception {
        try (Device phone = Device.signIn(server, bob, "phone"); Device desk = Device.signIn(server, alice, "бюро 机")) {
            NetConnection connection = desk.goOnline();
            phone.awaitEndpointOf(desk);
            Bound bound = desk.manager().bind(Claims.of(desk, connection, Visibility.CONTACTS)).get(20, SECONDS);
            assertThat(bound.proof()).contains(Claims.proof("server", desk, connection));
        }
    }
}
