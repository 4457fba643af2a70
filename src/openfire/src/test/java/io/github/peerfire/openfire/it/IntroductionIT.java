package io.github.peerfire.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jxmpp.jid.impl.JidCreate;

@ExtendWith(OpenfireExtension.class)
class IntroductionIT {
    private final EmbeddedOpenfire server;

    IntroductionIT(EmbeddedOpenfire server) {
        this.server = server;
    }

    @Test
    void aStrangerIsNotIntroducedUntilHeIsAContact(TestUsers users) throws Exception {
        TestUser alice = users.create("alice");
        TestUser bob = users.create("bob");
        TestUser mallory = users.create("mallory");
        users.befriend(alice, bob);
        try (Device desk = Device.signIn(server, alice, "desk");
                Device phone = Device.signIn(server, bob, "phone");
                Device tab = Device.signIn(server, mallory, "tab")) {
            NetConnection publisher = desk.goOnline();
            NetStream.publishDirect(publisher, "media");
            BlockingQueue<String> strangers = play(tab.goOnline(), publisher);
            BlockingQueue<String> friends = play(phone.goOnline(), publisher);
            assertThat(friends.poll(60, TimeUnit.SECONDS)).isEqualTo(StatusCode.STREAM_CONNECT_SUCCESS);
            // He asked before the friend did, and asks again and again.
            assertThat(strangers.poll(3, TimeUnit.SECONDS)).isNull();
            users.befriend(alice, mallory);
            assertThat(strangers.poll(60, TimeUnit.SECONDS)).isEqualTo(StatusCode.STREAM_CONNECT_SUCCESS);
        }
    }

    @Test
    void whoSeesPresenceIsIntroducedAndWhoIsMerelySeenIsNot(TestUsers users) throws Exception {
        TestUser alice = users.create("alice");
        TestUser bob = users.create("bob");
        users.befriend(alice, bob);
        try (Device desk = Device.signIn(server, alice, "desk"); Device phone = Device.signIn(server, bob, "phone")) {
            // From now on alice sees bob, and he does not see her.
            phone.send(PresenceBuilder.buildPresence().ofType(Presence.Type.unsubscribe)
                    .to(JidCreate.from(desk.address()).asBareJid()).build());
            NetConnection seer = desk.goOnline();
            NetConnection seen = phone.goOnline();
            NetStream.publishDirect(seer, "media");
            NetStream.publishDirect(seen, "media");
            assertThat(play(seen, seer).poll(3, TimeUnit.SECONDS)).isNull();
            assertThat(play(seer, seen).poll(60, TimeUnit.SECONDS)).isEqualTo(StatusCode.STREAM_CONNECT_SUCCESS);
        }
    }

    @Test
    void devicesOfOneAccountAreIntroduced(TestUsers users) throws Exception {
        TestUser alice = users.create("alice");
        try (Device desk = Device.signIn(server, alice, "desk"); Device phone = Device.signIn(server, alice, "phone")) {
            NetConnection publisher = desk.goOnline();
            NetStream.publishDirect(publisher, "media");
            assertThat(play(phone.goOnline(), publisher).poll(60, TimeUnit.SECONDS))
                    .isEqualTo(StatusCode.STREAM_CONNECT_SUCCESS);
        }
    }

    @Test
    void aServerInNoClusterHasNoThreadThatWaitsForOthers(TestUsers users) throws Exception {
        TestUser alice = users.create("alice");
        try (Device desk = Device.signIn(server, alice, "desk"); Device phone = Device.signIn(server, alice, "phone")) {
            NetConnection asker = desk.goOnline();
            NetConnection gone = phone.goOnline();
            gone.close();
            // Nobody here has that peer ID: in a cluster others would be asked.
            assertThat(play(asker, gone).poll(3, TimeUnit.SECONDS)).isNull();
            assertThat(server.threads()).noneMatch(thread -> thread.getName().startsWith("rtmfp-cluster"));
        }
    }

    /** What becomes of playing a stream of another directly; asked for again and again until that succeeds. */
    static BlockingQueue<String> play(NetConnection player, NetConnection publisher) {
        BlockingQueue<String> codes = new LinkedBlockingQueue<>();
        NetStream.playFrom(player, publisher.nearId(), "media", List.of(),
                stream -> stream.onStatus((NetStatus status) -> codes.add(status.code())));
        return codes;
    }
}
