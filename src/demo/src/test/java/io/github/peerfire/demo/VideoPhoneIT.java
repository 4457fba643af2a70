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

/** Calls between a client and somebody without an account, by name, on a real server (ProtoXEP section 8). */
@ExtendWith(OpenfireExtension.class)
class VideoPhoneIT {

    private static LookupService lookups;
    private static URI service;

    private final ScheduledExecutorService voices = Executors.newSingleThreadScheduledExecutor();
    private final EmbeddedOpenfire server;
    private VideoPhoneDirectory registry;
    private AdobePhones adobes;
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
        adobes = new AdobePhones(server, service);
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
        adobes.close();
    }

    @Test
    void somebodyWithoutAnAccountCallsAUserByName() throws Exception {
        CompletableFuture<VideoPhoneCall> rings = new CompletableFuture<>();
        phone.onIncomingCall(rings::complete);
        assertThat(Phones.await(registry.lookup(alice))).contains(client.peerId());
        StratusPhone vera = adobes.stratus("Ve\u0000ra\u202E" + "x".repeat(70));
        vera.call(alice);

        VideoPhoneCall call = Phones.await(rings);
        assertThat(call.claimedName()).isEqualTo("Vera" + "x".repeat(60));
        assertThat(call.peer()).isEqualTo(vera.id());
        assertThat(call.isVerified()).isFalse();
        assertThat(phone.contact(call)).isEmpty();
        CompletableFuture<byte[]> heard = new CompletableFuture<>();
        call.onAudio((timestamp, tag) -> heard.complete(tag));
        talk(call, (byte) 2);
        assertThat(vera.screen.heard).isNotDone();
        assertThat(heard).isNotDone();
        call.accept();
        assertThat(Phones.await(vera.accepted)).isEqualTo(alice);
        assertTalk(call, vera);

        vera.hangUp();
        assertThat(Phones.await(call.ended())).isEqualTo(VideoPhoneEnding.REMOTE_HUNG_UP);
        assertThat(phone.present()).isEmpty();
    }

    @Test
    void whileThereIsACallOthersAreRefusedAndHearNothing() throws Exception {
        CompletableFuture<VideoPhoneCall> rings = new CompletableFuture<>();
        phone.onIncomingCall(rings::complete);
        StratusPhone vera = adobes.stratus("vera");
        vera.placeCall(alice, client.peerId());
        VideoPhoneCall call = Phones.await(rings);
        call.accept();
        Phones.await(vera.accepted);

        NetConnection other = adobes.connect();
        StratusPhone mallory = adobes.stratus("mallory", other);
        mallory.placeCall(alice, client.peerId());
        assertThat(Phones.await(mallory.refused)).isEqualTo(StatusCode.STREAM_CONNECT_REJECTED);
        assertThat(Phones.await(NetStream.playFrom(other, client.peerId(), "media-callee").closed()).code())
                .isEqualTo(StatusCode.STREAM_CONNECT_REJECTED);
        assertThat(call.phase()).isEqualTo(VideoPhonePhase.ACTIVE);
        assertThat(mallory.screen.heard).isNotDone();
    }

    @Test
    void whoTalksWithAVideoPhoneIsBusyToOthers() throws Exception {
        client.setManners(new CallManners(CallManners.InCall.BUSY, false, true));
        CompletableFuture<VideoPhoneCall> rings = new CompletableFuture<>();
        phone.onIncomingCall(rings::complete);
        StratusPhone vera = adobes.stratus("vera");
        vera.placeCall(alice, client.peerId());
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
        StratusPhone vera = adobes.stratus("vera");
        vera.placeCall(alice, client.peerId());
        assertThat(Phones.await(vera.refused)).isEqualTo(StatusCode.STREAM_CONNECT_REJECTED);
        vera.hangUp();
        assertThat(rings).isNotDone();

        client.setManners(CallManners.DEFAULT);
        AdobePhone vicky = adobes.stratus("vicky");
        vicky.placeCall(alice, client.peerId());
        assertThat(Phones.await(rings).claimedName()).isEqualTo("vicky");
        assertThat(call.state().phase()).isEqualTo(CallPhase.ACTIVE);
    }

    @Test
    void whoIsNotToBeDisturbedRefusesVideoPhones() throws Exception {
        client.setManners(new CallManners(CallManners.InCall.CALL_WAITING, true, true));
        StratusPhone vera = adobes.stratus("vera");
        vera.placeCall(alice, client.peerId());
        assertThat(Phones.await(vera.refused)).isEqualTo(StatusCode.STREAM_CONNECT_REJECTED);
    }

    /** Somebody with an account, whom the client knows. */
    private PeerfireClient friend() throws Exception {
        return phones.signIn(bob).client();
    }

    @Test
    void aUserCallsSomebodyWithoutAnAccountByName() throws Exception {
        StratusPhone vera = adobes.stratus("vera");
        assertThat(Phones.await(phone.call("vera"))).as("not registered yet").isEmpty();
        vera.register();
        assertThat(vera.refresh()).isTrue();
        VideoPhoneCall call = Phones.await(phone.call("vera")).orElseThrow();
        assertThat(Phones.await(vera.incoming)).isEqualTo(alice);
        vera.accept();
        assertTalk(call, vera);
        assertThat(call.phase()).isEqualTo(VideoPhonePhase.ACTIVE);
        vera.hangUp();
        assertThat(Phones.await(call.ended())).isEqualTo(VideoPhoneEnding.REMOTE_HUNG_UP);
        vera.disconnect();
        assertThat(Phones.await(phone.call("vera"))).as("not registered any more").isEmpty();
    }

    @Test
    void aVideoPhoneIsReadyAgainWhoeverHangsUpCancelsOrDeclines() throws Exception {
        StratusPhone vera = adobes.stratus("vera");
        vera.register();
        VideoPhoneCall declined = Phones.await(phone.call("vera")).orElseThrow();
        Phones.await(vera.incoming);
        vera.hangUp();
        assertThat(Phones.await(declined.ended())).isEqualTo(VideoPhoneEnding.REMOTE_HUNG_UP);

        AdobePhone wanda = adobes.stratus("wanda");
        wanda.register();
        VideoPhoneCall cancelled = Phones.await(phone.call("wanda")).orElseThrow();
        Phones.await(wanda.incoming);
        cancelled.hangUp();
        wanda.awaitReady();

        AdobePhone xenia = adobes.stratus("xenia");
        phone.onIncomingCall(VideoPhoneCall::hangUp);
        xenia.placeCall(alice, client.peerId());
        xenia.awaitReady();

        AdobePhone yvonne = adobes.stratus("yvonne");
        CompletableFuture<VideoPhoneCall> rings = new CompletableFuture<>();
        phone.onIncomingCall(rings::complete);
        yvonne.placeCall(alice, client.peerId());
        Phones.await(rings).accept();
        Phones.await(yvonne.accepted);
        rings.join().hangUp();
        yvonne.awaitReady();
    }

    @Test
    void theLastReleaseCallsAndIsCalledThroughTheRendezvous() throws Exception {
        CirrusPhone cora = adobes.cirrus("cora");
        CompletableFuture<VideoPhoneCall> rings = new CompletableFuture<>();
        phone.onIncomingCall(rings::complete);
        cora.call(alice);
        VideoPhoneCall incoming = Phones.await(rings);
        assertThat(incoming.claimedName()).isEqualTo("cora");
        assertThat(incoming.peer()).isEqualTo(cora.id());
        incoming.accept();
        assertThat(Phones.await(cora.accepted)).isEqualTo(alice);
        assertTalk(incoming, cora);
        CirrusPhone mallory = adobes.cirrus("mallory");
        mallory.placeCall(alice, client.peerId());
        mallory.awaitReady();
        assertThat(incoming.phase()).isEqualTo(VideoPhonePhase.ACTIVE);
        incoming.hangUp();
        cora.awaitReady();

        CirrusPhone dora = adobes.cirrus("dora");
        dora.register();
        VideoPhoneCall outgoing = Phones.await(phone.call("dora")).orElseThrow();
        assertThat(Phones.await(dora.incoming)).isEqualTo(alice);
        dora.accept();
        assertTalk(outgoing, dora);
        dora.hangUp();
        assertThat(Phones.await(outgoing.ended())).isEqualTo(VideoPhoneEnding.REMOTE_HUNG_UP);
    }

    @Test
    void whoIsSlowIsCalledBothWaysAndGreetedAllTheSame() throws Exception {
        NetConnection slow = adobes.connect();
        CompletableFuture<String> invited = new CompletableFuture<>();
        slow.onCall((method, arguments) -> {
            invited.complete(method);
            return null;
        });
        StratusPhone vera = adobes.stratus("vera", slow);
        vera.enter();
        VideoPhoneCall call = Phones.await(phone.call("vera")).orElseThrow();
        assertThat(Phones.await(invited)).isEqualTo("onRelay");
        assertThat(call.phase()).isEqualTo(VideoPhonePhase.CONNECTING);
        vera.listen();
        assertThat(Phones.await(vera.incoming)).isEqualTo(alice);
        vera.accept();
        assertTalk(call, vera);
        call.hangUp();
        vera.awaitReady();
    }

    @Test
    void theLastReleaseIsReadyAgainWhoeverCancelsOrDeclines() throws Exception {
        CirrusPhone cora = adobes.cirrus("cora");
        phone.onIncomingCall(VideoPhoneCall::hangUp);
        cora.placeCall(alice, client.peerId());
        cora.awaitReady();

        CompletableFuture<VideoPhoneCall> rings = new CompletableFuture<>();
        phone.onIncomingCall(rings::complete);
        cora.placeCall(alice, client.peerId());
        VideoPhoneCall given = Phones.await(rings);
        cora.hangUp();
        assertThat(Phones.await(given.ended())).isEqualTo(VideoPhoneEnding.REMOTE_HUNG_UP);

        CirrusPhone dora = adobes.cirrus("dora");
        dora.register();
        VideoPhoneCall cancelled = Phones.await(phone.call("dora")).orElseThrow();
        Phones.await(dora.incoming);
        cancelled.hangUp();
        dora.awaitReady();

        CirrusPhone edna = adobes.cirrus("edna");
        edna.register();
        VideoPhoneCall declined = Phones.await(phone.call("edna")).orElseThrow();
        Phones.await(edna.incoming);
        edna.hangUp();
        assertThat(Phones.await(declined.ended())).isEqualTo(VideoPhoneEnding.REMOTE_HUNG_UP);
    }

    private void assertTalk(VideoPhoneCall call, AdobePhone other) throws Exception {
        CompletableFuture<byte[]> heard = new CompletableFuture<>();
        CompletableFuture<String> text = new CompletableFuture<>();
        call.onAudio((timestamp, tag) -> heard.complete(tag));
        call.onText(text::complete);
        talk(call, (byte) 2);
        assertThat(Phones.await(heard)[0]).as("Speex").isEqualTo((byte) 0xb2);
        assertThat(Phones.await(other.screen.heard)[1]).isEqualTo((byte) 2);
        other.say("Hello");
        assertThat(Phones.await(text)).isEqualTo("Hello");
        call.sendText("Hi");
        assertThat(Phones.await(other.text)).isEqualTo(alice + ": Hi");
    }

    @Test
    void theClientSaysWhatItCanDo() throws Exception {
        DiscoverInfo info = ServiceDiscoveryManager.getInstanceFor(adobes.administrator()).discoverInfo(client.jid());
        assertThat(info.containsFeature(RtmfpNamespaces.VIDEO_PHONE)).isTrue();
        assertThat(info.containsFeature(RtmfpNamespaces.MUJI)).isTrue();
    }

    private void talk(VideoPhoneCall call, byte sound) {
        voices.scheduleAtFixedRate(() -> call.audio(System.nanoTime() / 1_000_000 & 0xffffffffL,
                new byte[] {(byte) 0x82, sound}), 0, 20, TimeUnit.MILLISECONDS);
    }
}
