package io.github.peerfire.demo.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.client.StreamSecurity;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/** Runs the example on a real server, with a friend who runs it too. */
@ExtendWith(OpenfireExtension.class)
class FirstCallIT {

    private final List<String> ofAlice = new CopyOnWriteArrayList<>();
    private final List<String> ofBob = new CopyOnWriteArrayList<>();

    private static BareJid address(TestUser user) {
        return JidCreate.bareFromOrThrowUnchecked(user.address());
    }

    private static ClientConfig config(EmbeddedOpenfire server, TestUser user) {
        return ClientConfig.of(address(user), user.password()).withServer("127.0.0.1", server.port())
                .withSecurity(StreamSecurity.PLAIN_ON_LOOPBACK);
    }

    private static void awaitLine(List<String> screen, String text) {
        assertThat(Patience.upTo(Duration.ofSeconds(60))
                .until(() -> screen.stream().anyMatch(line -> line.contains(text))))
                .as("\"%s\" among %s", text, screen).isTrue();
    }

    @Test
    void twoFriendsTalk(EmbeddedOpenfire server, TestUsers users) {
        TestUser alice = users.create("alice");
        TestUser bob = users.create("bob");
        users.befriend(alice, bob);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.ENGLISH);
        try (PeerfireClient desk = FirstCall.signIn(config(server, alice), ofAlice::add);
                PeerfireClient phone = FirstCall.signIn(config(server, bob), ofBob::add)) {
            awaitLine(ofAlice, bob.name() + "@" + bob.domain()
                    + " can be called. Your server vouches for this contact's address.");
            Call call = desk.call(address(bob), MediaKind.AUDIO);
            CompletableFuture<Void> talk = CompletableFuture.runAsync(() -> FirstCall.talk(call, ofAlice::add));
            awaitLine(ofAlice, "161 bytes of audio at ");
            awaitLine(ofBob, "161 bytes of audio at ");
            awaitLine(ofBob, "Compare by voice: ");
            call.hangUp();
            talk.join();
            awaitLine(ofAlice, "You ended the call.");
            awaitLine(ofBob, "The other side ended the call.");
            assertThat(phone.calls()).isEmpty();
        } finally {
            Locale.setDefault(before);
        }
    }
}
