package io.github.peerfire.demo.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.StreamSecurity;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.phone.media.video.VideoFrame;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/** Runs the walk-through's face on a real server, with a friend who runs it too. */
@ExtendWith(OpenfireExtension.class)
class OwnFaceIT {

    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path directory;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final CompletableFuture<VideoFrame> seen = new CompletableFuture<>();

    private OwnFace face(String name) {
        return new OwnFace(MediaSettings.NONE.withMicrophone("tone").withCamera("test"),
                new SettingsFile(directory.resolve(name)), said::add, (picture, now) -> seen.complete(picture));
    }

    private static BareJid address(TestUser user) {
        return JidCreate.bareFromOrThrowUnchecked(user.address());
    }

    private static void signIn(OwnFace face, EmbeddedOpenfire server, TestUser user) throws Exception {
        assertThat(face.phone.signIn(ClientConfig.of(address(user), user.password())
                .withServer("127.0.0.1", server.port()).withSecurity(StreamSecurity.PLAIN_ON_LOOPBACK))
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aFaceOfFiftyLinesShowsWhoeverCalls(EmbeddedOpenfire server, TestUsers users) throws Exception {
        TestUser alice = users.create("alice");
        TestUser bob = users.create("bob");
        users.befriend(alice, bob);
        OwnFace hers = face("hers");
        OwnFace his = face("his");
        try {
            signIn(his, server, bob);
            signIn(hers, server, alice);
            hers.phone.place(address(bob), true);
            assertThat(seen.get(PATIENCE_SECONDS, TimeUnit.SECONDS).width()).isPositive();
            assertThat(said).contains("You talk to " + bob.address() + ".");
        } finally {
            hers.phone.close();
            his.phone.close();
        }
    }
}
