package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.peerfire.client.Backoff;
import io.github.peerfire.client.BlockScope;
import io.github.peerfire.client.Call;
import io.github.peerfire.client.ClientState;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.control.UnansweredCall;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.MissedCall;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.testbed.prosody.Prosody;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients make of what Openfire 4.2.0 does not have by itself: an archive (XEP-0313) and blocking (XEP-0191). */
class OtherServerIT {

    private static OtherServer server;

    @BeforeAll
    static void aServerOfAnotherKind() throws Exception {
        assumeTrue(Prosody.isInstalled(), Prosody.HOW_TO_INSTALL);
        server = new OtherServer();
    }

    @AfterAll
    static void everythingEnds() {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void everybodySignsOut() {
        server.empty();
    }

    private static CallEnding ending(Call call) throws Exception {
        return Phones.await(call.ended()).ending().orElseThrow();
    }

    private static Call callInVain(PeerfireClient caller, String callee) throws Exception {
        Call call = caller.call(OtherServer.address(callee), MediaKind.AUDIO, MediaKind.DATA);
        Phones.await(new CallWatch(call).reaches(CallPhase.PROPOSED));
        call.hangUp();
        assertThat(ending(call)).isEqualTo(CallEnding.CANCELLED);
        return call;
    }

    @Test
    void whatNoDeviceAnsweredIsToldAfterSigningInAndNothingElse() throws Exception {
        PeerfireClient alice = server.signIn("alice");
        PeerfireClient tablet = server.signIn("bob");
        tablet.onIncomingCall(Call::accept);
        Call taken = alice.call(OtherServer.address("bob"), MediaKind.AUDIO);
        Phones.await(taken.verificationCode());
        taken.hangUp();
        assertThat(ending(taken)).isEqualTo(CallEnding.HUNG_UP);
        tablet.onIncomingCall(Call::decline);
        assertThat(ending(alice.call(OtherServer.address("bob"), MediaKind.AUDIO))).isEqualTo(CallEnding.BUSY);
        tablet.close();
        Instant before = Instant.now();
        Call missed = callInVain(alice, "bob");

        PeerfireClient phone = server.signIn("bob");
        List<MissedCall> told = new CopyOnWriteArrayList<>();
        CompletableFuture<MissedCall> first = new CompletableFuture<>();
        phone.onMissedCall(call -> {
            told.add(call);
            first.complete(call);
        });
        MissedCall call = Phones.await(first);
        assertThat(call.id()).isEqualTo(missed.id());
        assertThat(call.account().toString()).isEqualTo("alice@example.org");
        assertThat(call.kinds()).containsExactlyInAnyOrder(MediaKind.AUDIO, MediaKind.DATA);
        assertThat(call.when()).isBetween(before.minusSeconds(2), Instant.now());
        // A second look, after which another call comes.
        phone.catchUp(Instant.EPOCH);
        CompletableFuture<Call> rings = new CompletableFuture<>();
        phone.onIncomingCall(rings::complete);
        Call another = alice.call(OtherServer.address("bob"), MediaKind.AUDIO);
        assertThat(Phones.await(rings).id()).isEqualTo(another.id());
        assertThat(told).containsExactly(call);
    }

    @Test
    void whatWasMissedWhileTheStreamWasLostIsToldWhenItIsThereAgain() throws Exception {
        PeerfireClient carol = server.signIn("carol");
        try (CuttingProxy proxy = new CuttingProxy(server.address())) {
            PeerfireClient dave = server.signIn("dave", config -> config.withServer("127.0.0.1", proxy.port())
                    .withBackoff(new Backoff(Duration.ofHours(1), Duration.ofHours(1))));
            CompletableFuture<MissedCall> missed = new CompletableFuture<>();
            CompletableFuture<Void> lost = new CompletableFuture<>();
            dave.onMissedCall(missed::complete);
            dave.onStateChange(state -> {
                if (state == ClientState.WITHOUT_XMPP) {
                    lost.complete(null);
                }
            });
            proxy.cut();
            Phones.await(lost);
            Call call = callInVain(carol, "dave");
            assertThat(missed).isNotDone();
            proxy.open();
            dave.reconnect();
            assertThat(Phones.await(missed).id()).isEqualTo(call.id());
        }
    }

    @Test
    void aPhoneThatIsStartedAgainKnowsWhatWasMissedBeforeAndMeanwhileOnce(@TempDir Path directory) throws Exception {
        PeerfireClient carol = server.signIn("carol");
        PeerfireClient erin = server.signIn("erin");
        Path settings = directory.resolve("settings");
        try (PhoneController phone = phone(settings)) {
            assertThat(Phones.await(phone.signIn(server.config("alice")))).isTrue();
            callInVain(carol, "alice");
            Watch.await(phone, now -> !now.missed().isEmpty());
        }
        callInVain(erin, "alice");
        try (PhoneController phone = phone(settings)) {
            assertThat(Phones.await(phone.signIn(server.config("alice")))).isTrue();
            // The oldest would be told first.
            assertThat(Watch.await(phone, now -> now.missed().size() > 1).missed())
                    .extracting(UnansweredCall::account).containsExactly(
                            Optional.of(OtherServer.address("carol")), Optional.of(OtherServer.address("erin")));
        }
    }

    private static PhoneController phone(Path settings) {
        return new PhoneController(MediaSettings.NONE, new SettingsFile(settings), new PhoneSentences(Locale.ENGLISH));
    }

    @Test
    void whoIsBlockedByTheServerRingsNowhereUntilHeIsNotBlockedAnyMore() throws Exception {
        PeerfireClient erin = server.signIn("erin");
        PeerfireClient phone = server.signIn("frank");
        PeerfireClient tablet = server.signIn("frank");
        List<Call> rang = new CopyOnWriteArrayList<>();
        CompletableFuture<Call> rings = new CompletableFuture<>();
        phone.onIncomingCall(rang::add);
        tablet.onIncomingCall(call -> {
            rang.add(call);
            rings.complete(call);
        });
        assertThat(Phones.await(phone.blocking().block(OtherServer.address("erin"))))
                .isEqualTo(BlockScope.ALL_DEVICES);
        Call call = erin.call(OtherServer.address("frank"), MediaKind.AUDIO);
        assertThat(ending(call)).isEqualTo(CallEnding.UNAVAILABLE);

        assertThat(Phones.await(phone.blocking().unblock(OtherServer.address("erin"))))
                .isEqualTo(BlockScope.ALL_DEVICES);
        Call again = erin.call(OtherServer.address("frank"), MediaKind.AUDIO);
        assertThat(Phones.await(rings).id()).isEqualTo(again.id());
        assertThat(rang).extracting(Call::id).containsOnly(again.id());
    }
}
