package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.client.VideoPhone;
import io.github.peerfire.client.videophone.VideoPhoneCall;
import io.github.peerfire.client.videophone.VideoPhoneDirectory;
import io.github.peerfire.client.videophone.VideoPhoneEnding;
import io.github.peerfire.client.videophone.VideoPhonePhase;
import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallManners;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Calls between a client and somebody without an account, by name, on a real server (ProtoXEP section 8). */
@ExtendWith(OpenfireExtension.class)
class VideoPhoneIT {

    private static LookupService lookups;
    private static URI service;

    private final ScheduledExecutorService voices = Executors.newSingleThreadScheduledExecutor();
    private final EmbeddedOpenfire server;
    private VideoPhoneDirectory registry;
    private KeyIssuer keys;
    private String alice;
    private PeerfireClient client;
    private Phones phones;
    private TestUser bob;
    private VideoPhone phone;

    VideoPhoneIT(EmbeddedOpenfire server) {
        this.server = server;
    }

    @BeforeAll
    static void openRegistry(EmbeddedOpenfire server) throws IOException {
        lookups = new LookupService(server);
        service = lookups.address();
    }

    @AfterAll
    static void closeRegistry() {
        lookups.close();
    }

    @BeforeEach
    void aliceMayBeCalledByEverybody(TestUsers users) throws Exception {
        registry = new VideoPhoneDirectory(service);
        phones = new Phones(server);
        keys = new KeyIssuer(server, phones);
        TestUser user = users.create("alice");
        alice = user.name();
        client = Phones.await(PeerfireClient.signIn(phones.config(user).withVideoPhone(Optional.of(service))));
        phone = client.videoPhone().orElseThrow();
        bob = users.create("bob");
        users.befriend(user, bob);
    }

    @AfterEach
    void close() throws Exception {
        voices.shutdownNow();
        phones.close();
        client.close();
        keys.close();
    }

    @Test
    void somebodyWithoutAnAccountCallsAUserByName() throws Exception {
        CompletableFuture<VideoPhoneCall> rings = new CompletableFuture<>();
        phone.onIncomingCall(rings::complete);
        PeerId callee = Phones.await(registry.lookup(alice)).orElseThrow();
        assertThat(callee).isEqualTo(client.peerId());
        NetConnection caller = keys.connect();
        AdobePhone vera = new AdobePhone(caller, "Ve\u0000ra\u202E" + "x".repeat(70));
        vera.call(callee, alice);

        VideoPhoneCall call = Phones.await(rings);
        assertThat(call.claimedName()).isEqualTo("Vera" + "x".repeat(60));
        assertThat(call.peer()).isEqualTo(caller.nearId());
        assertThat(call.isVerified()).isFalse();
        assertThat(phone.contact(call)).isEmpty();
        CompletableFuture<byte[]> heard = new CompletableFuture<>();
        call.onAudio((timestamp, tag) -> heard.complete(tag));
        vera.talk(voices, (byte) 1);
        talk(call, (byte) 2);
        assertThat(vera.heard).isNotDone();
        call.accept();
        assertThat(Phones.await(vera.accepted)).isEqualTo(alice);
        assertThat(Phones.await(heard)[1]).isEqualTo((byte) 1);
        assertThat(Phones.await(vera.heard)[1]).isEqualTo((byte) 2);
        CompletableFuture<String> text = new CompletableFuture<>();
        call.onText(text::complete);
        vera.say("Hello");
        assertThat(Phones.await(text)).isEqualTo("Hello");
        call.sendText("Hi");
        assertThat(Phones.await(vera.text)).isEqualTo(alice + ": Hi");

        vera.hangUp();
        assertThat(Phones.await(call.ended())).isEqualTo(VideoPhoneEnding.REMOTE_HUNG_UP);
        assertThat(phone.present()).isEmpty();
    }

    @Test
    void whileThereIsACallOthersAreRefusedAndHearNothing() throws Exception {
        CompletableFuture<VideoPhoneCall> rings = new CompletableFuture<>();
        phone.onIncomingCall(rings::complete);
        AdobePhone vera = new AdobePhone(keys.connect(), "vera");
        vera.call(client.peerId(), alice);
        VideoPhoneCall call = Phones.await(rings);
        call.accept();
        Phones.await(vera.accepted);

        NetConnection other = keys.connect();
        AdobePhone mallory = new AdobePhone(other, "mallory");
        assertThat(Phones.await(mallory.call(client.peerId(), alice))).isEqualTo(StatusCode.STREAM_CONNECT_REJECTED);
        assertThat(Phones.await(NetStream.playFrom(other, client.peerId(), "media-callee").closed()).code())
                .isEqualTo(StatusCode.STREAM_CONNECT_REJECTED);
        assertThat(call.phase()).isEqualTo(VideoPhonePhase.ACTIVE);
        assertThat(mallory.heard).isNotDone();
    }

    @Test
    void whoTalksWithAVideoPhoneIsBusyToOthers() throws Exception {
        client.setManners(new CallManners(CallManners.InCall.BUSY, false, true));
        CompletableFuture<VideoPhoneCall> rings = new CompletableFuture<>();
        phone.onIncomingCall(rings::complete);
        AdobePhone vera = new AdobePhone(keys.connect(), "vera");
        vera.call(client.peerId(), alice);
        Phones.await(rings).accept();
        Phones.await(vera.accepted);
        PeerfireClient friend = friend();
        Call call = friend.call(client.jid().asBareJid(), MediaKind.AUDIO);
        assertThat(Phones.await(call.ended()).ending()).contains(CallEnding.BUSY);
        assertThat(client.calls()).isEmpty();

        client.setManners(CallManners.DEFAULT);
        CompletableFuture<Call> waits = new CompletableFuture<>();
        client.onIncomingCall(waits::complete);
        Call another = friend.call(client.jid().asBareJid(), MediaKind.AUDIO);
        assertThat(Phones.await(waits).id()).isEqualTo(another.id());
    }

    @Test
    void whoIsInACallIsBusyToVideoPhonesUnlessTheyMayWait() throws Exception {
        client.setManners(new CallManners(CallManners.InCall.SILENT, false, true));
        client.onIncomingCall(Call::accept);
        Call call = friend().call(client.jid().asBareJid(), MediaKind.AUDIO);
        Phones.await(call.verificationCode());
        CompletableFuture<VideoPhoneCall> rings = new CompletableFuture<>();
        phone.onIncomingCall(rings::complete);
        AdobePhone vera = new AdobePhone(keys.connect(), "vera");
        assertThat(Phones.await(vera.call(client.peerId(), alice))).isEqualTo(StatusCode.STREAM_CONNECT_REJECTED);
        vera.hangUp();
        assertThat(rings).isNotDone();

        client.setManners(CallManners.DEFAULT);
        AdobePhone vicky = new AdobePhone(keys.connect(), "vicky");
        vicky.call(client.peerId(), alice);
        assertThat(Phones.await(rings).claimedName()).isEqualTo("vicky");
        assertThat(call.state().phase()).isEqualTo(CallPhase.ACTIVE);
    }

    @Test
    void whoIsNotToBeDisturbedRefusesVideoPhones() throws Exception {
        client.setManners(new CallManners(CallManners.InCall.CALL_WAITING, true, true));
        AdobePhone vera = new AdobePhone(keys.connect(), "vera");
        assertThat(Phones.await(vera.call(client.peerId(), alice))).isEqualTo(StatusCode.STREAM_CONNECT_REJECTED);
    }

    /** Somebody with an account, whom the client knows. */
    private PeerfireClient friend() throws Exception {
        return phones.signIn(bob).client();
    }

    @Test
    void aUserCallsSomebodyWithoutAnAccountByName() throws Exception {
        NetConnection callee = keys.connect();
        AdobePhone vera = new AdobePhone(callee, "vera");
        Phones.await(vera.takeCalls());
        assertThat(Phones.await(phone.call("vera"))).as("not registered yet").isEmpty();
        assertThat(Phones.await(registry.register("vera", callee.nearId()))).isTrue();
        VideoPhoneCall call = Phones.await(phone.call("vera")).orElseThrow();
        CompletableFuture<byte[]> heard = new CompletableFuture<>();
        call.onAudio((timestamp, tag) -> heard.complete(tag));
        assertThat(Phones.await(vera.incoming)).isEqualTo(alice);
        vera.talk(voices, (byte) 1);
        talk(call, (byte) 2);
        assertThat(Phones.await(heard)[1]).isEqualTo((byte) 1);
        assertThat(Phones.await(vera.heard)[1]).isEqualTo((byte) 2);
        assertThat(call.phase()).isEqualTo(VideoPhonePhase.ACTIVE);
        vera.hangUp();
        assertThat(Phones.await(call.ended())).isEqualTo(VideoPhoneEnding.REMOTE_HUNG_UP);
    }

    @Test
    void thePhoneTalksWithAVideoPhoneEitherWay(@TempDir Path directory, TestUsers users) throws Exception {
        TestUser dora = users.create("dora");
        NetConnection connection = keys.connect();
        try (PhoneController controller = new PhoneController(MediaSettings.NONE.withMicrophone("tone"),
                new SettingsFile(directory.resolve("settings")), new PhoneSentences(Locale.ENGLISH))) {
            assertThat(Phones.await(controller.signIn(
                    new Phones(server).config(dora).withVideoPhone(Optional.of(service))))).isTrue();
            AdobePhone caller = new AdobePhone(connection, "vera");
            caller.call(Phones.await(registry.lookup(dora.name())).orElseThrow(), dora.name());
            int rings = Watch.await(controller, now -> now.ringing().isPresent()).ringing().orElseThrow().number();
            assertThat(controller.snapshot().ringing().orElseThrow().name()).isEqualTo("vera (not verified)");
            controller.accept(rings);
            assertThat(Phones.await(caller.accepted)).isEqualTo(dora.name());
            assertThat(Phones.await(caller.heard)[0] & 0xf0).as("Speex").isEqualTo(0xb0);
            Watch.await(controller, Watch.current(call -> call.history().samples().stream()
                    .anyMatch(sample -> sample.audioSent() > 0 && sample.roundTripMilliseconds() > 0)));
            caller.say("Hello");
            Watch.await(controller, Watch.current(call -> call.chat().size() == 1));
            controller.say(rings, "Hi");
            assertThat(Phones.await(caller.text)).isEqualTo(dora.name() + ": Hi");
            caller.hangUp();
            Watch.await(controller, now -> now.calls().isEmpty());

            controller.placeVideoPhone("nobody");
            Watch.await(controller, Watch.told("Nobody with the name \"nobody\""));
            NetConnection other = keys.connect();
            AdobePhone callee = new AdobePhone(other, "wanda");
            Phones.await(callee.takeCalls());
            assertThat(Phones.await(registry.register("wanda", other.nearId()))).isTrue();
            controller.placeVideoPhone("wanda");
            assertThat(Phones.await(callee.incoming)).isEqualTo(dora.name());
            Watch.await(controller, Watch.current(CallSnapshot::active));
            assertThat(Phones.await(callee.heard)[0] & 0xf0).as("Speex").isEqualTo(0xb0);
            int talks = controller.snapshot().current().orElseThrow().number();
            controller.setHeld(talks, true);
            Watch.await(controller, Watch.current(CallSnapshot::held));
            assertThat(Phones.await(callee.text)).isEqualTo(dora.name() + ": The call is on hold.");
            controller.hangUp(talks);
            Watch.await(controller, now -> now.calls().isEmpty());
        }
    }

    @Test
    void theClientSaysWhatItCanDo() throws Exception {
        DiscoverInfo info = ServiceDiscoveryManager.getInstanceFor(keys.connection()).discoverInfo(client.jid());
        assertThat(info.containsFeature(RtmfpNamespaces.VIDEO_PHONE)).isTrue();
        assertThat(info.containsFeature(RtmfpNamespaces.MUJI)).isTrue();
    }

    private void talk(VideoPhoneCall call, byte sound) {
        voices.scheduleAtFixedRate(() -> call.audio(System.nanoTime() / 1_000_000 & 0xffffffffL,
                new byte[] {(byte) 0x82, sound}), 0, 20, TimeUnit.MILLISECONDS);
    }
}
