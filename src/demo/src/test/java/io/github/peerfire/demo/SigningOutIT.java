package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What remains of a client that signed out, or was thrown out. */
@ExtendWith(OpenfireExtension.class)
class SigningOutIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Where a WAV file says how long its sound is, which follows. */
    private static final int LENGTH_AT = 40;

    @Test
    void neitherThreadsNorTheClientRemainAndWhatWasHeardIsInAWholeFile(
            EmbeddedOpenfire server, TestUsers users, @TempDir Path directory) throws Exception {
        Path heard = directory.resolve("heard.wav");
        List<WeakReference<?>> both = talkAndSignOut(server, users, heard);
        byte[] file = Files.readAllBytes(heard);
        assertThat(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(LENGTH_AT)).as("length of the sound")
                .isPositive().isEqualTo(file.length - LENGTH_AT - Integer.BYTES);
        assertThat(Patience.upTo(LIMIT).until(() -> threads().isEmpty())).as("threads %s", threads()).isTrue();
        assertThat(both).allSatisfy(left ->
                assertThat(Patience.upTo(LIMIT).until(() -> isCollected(left))).as("garbage").isTrue());
    }

    private static List<WeakReference<?>> talkAndSignOut(
            EmbeddedOpenfire server, TestUsers users, Path heard) throws Exception {
        TestUser alice = users.create("alice");
        TestUser bob = users.create("bob");
        users.befriend(alice, bob);
        try (Phones phones = new Phones(server)) {
            PhoneController desk = phones.phone(alice,
                    MediaSettings.NONE.withMicrophone("tone").withLoudspeaker(heard.toString()));
            TalkingClient phone = phones.signIn(bob);
            CompletableFuture<TalkingCall> rings = Phones.ringing(phone);
            desk.place(Phones.address(bob), false);
            TalkingCall incoming = Phones.await(rings);
            incoming.call().accept();
            Phones.awaitSound(incoming);
            Watch.await(desk, Watch.current(CallSnapshot::heard));
            return List.of(new WeakReference<>(phone.client()), new WeakReference<>(desk));
        }
    }

    @Test
    void whoeverIsThrownOutDuringACallMayTalkOnAndHangUp(EmbeddedOpenfire server, TestUsers users) throws Exception {
        TestUser alice = users.create("alice");
        TestUser bob = users.create("bob");
        users.befriend(alice, bob);
        try (Phones phones = new Phones(server)) {
            TalkingClient desk = phones.signIn(alice);
            TalkingClient phone = phones.signIn(bob);
            TalkingCall outgoing = Phones.talk(desk, phone);

            CompletableFuture<Void> gone = Phones.leaves(phone, alice);
            assertThat(server.kick(desk.client().jid().toString())).isTrue();
            Phones.await(gone);
            CompletableFuture<Void> heard = new CompletableFuture<>();
            outgoing.call().remote().onAudio((timestamp, tag) -> heard.complete(null));
            Phones.await(heard);
            assertThat(outgoing.call().state().phase()).isEqualTo(CallPhase.ACTIVE);
            outgoing.call().hangUp();
            assertThat(Phones.ending(outgoing)).isEqualTo(CallEnding.HUNG_UP);
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("peerfire-") || name.startsWith("rtmfp-0.0.0.0")).toList();
    }

    private static boolean isCollected(WeakReference<?> reference) {
        System.gc();
        return reference.get() == null;
    }
}
