package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.CallMediaState;
import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.MediaOffer;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.smack.calls.CallAbilities;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls that change while they go on, over a real server and real UDP (ProtoXEP 6.7). */
@ExtendWith(OpenfireExtension.class)
class ChangingCallIT {

    private static final CallAbilities ALL = new CallAbilities(Map.of(MediaKind.AUDIO, List.of(Codec.PCMU),
            MediaKind.VIDEO, List.of(Codec.flv(7, "H264", 90_000)), MediaKind.DATA, List.of()));

    /** AVC, a key frame, coded: what follows does not matter to anybody on the way. */
    private static final byte[] KEY_FRAME = {0x17, 1, 0, 0, 0, 1, 2, 3};

    private final BlockingQueue<String> atBob = new LinkedBlockingQueue<>();
    private Phones phones;
    private TestUser bobsAccount;
    private PeerfireClient alice;
    private PeerfireClient bob;
    private Call outgoing;
    private Call incoming;

    @BeforeEach
    void twoFriendsWhoCanDoEverything(EmbeddedOpenfire server, TestUsers users) throws Exception {
        phones = new Phones(server);
        TestUser alicesAccount = users.create("alice");
        bobsAccount = users.create("bob");
        users.befriend(alicesAccount, bobsAccount);
        alice = Phones.await(PeerfireClient.signIn(able(phones.config(alicesAccount))));
        bob = Phones.await(PeerfireClient.signIn(able(phones.config(bobsAccount))));
    }

    private static ClientConfig able(ClientConfig config) {
        return config.withAbilities(ALL);
    }

    @AfterEach
    void everybodySignsOut() {
        alice.close();
        bob.close();
    }

    private void talk(Set<MediaKind> accepted, MediaKind... media) throws Exception {
        CompletableFuture<Call> rings = new CompletableFuture<>();
        bob.onIncomingCall(rings::complete);
        outgoing = alice.call(Phones.address(bobsAccount), media);
        incoming = Phones.await(rings);
        incoming.remote().onAudio((timestamp, tag) -> atBob.add("audio " + timestamp));
        incoming.remote().onVideo((timestamp, tag) -> atBob.add("video " + timestamp));
        incoming.remote().onData((handler, values) -> atBob.add(handler + " " + values.get(0).asText().orElse("")));
        incoming.accept(accepted);
        Phones.await(new CallWatch(outgoing).reaches(CallPhase.ACTIVE));
        Phones.await(new CallWatch(incoming).reaches(CallPhase.ACTIVE));
    }

    /** Data come after the audio and video that were written before, if these come at all. */
    private List<String> until(String mark) throws InterruptedException {
        List<String> heard = new ArrayList<>();
        while (heard.isEmpty() || !heard.get(heard.size() - 1).equals("onMark " + mark)) {
            String next = atBob.poll(60, TimeUnit.SECONDS);
            assertThat(next).as("after %s", heard).isNotNull();
            heard.add(next);
        }
        return heard.subList(0, heard.size() - 1);
    }

    private static CallMediaState await(Call call, Predicate<CallMediaState> wanted) throws Exception {
        CompletableFuture<CallMediaState> reached = new CompletableFuture<>();
        call.onMediaChange(state -> {
            if (wanted.test(state)) {
                reached.complete(state);
            }
        });
        return Phones.await(reached);
    }

    @Test
    void videoComesAndGoesWhileAudioGoesOn() throws Exception {
        talk(EnumSet.of(MediaKind.AUDIO, MediaKind.DATA), MediaKind.AUDIO, MediaKind.DATA);
        outgoing.local().video(1, KEY_FRAME);
        outgoing.local().send("onMark", "before");
        assertThat(until("before")).as("video that nobody agreed on").isEmpty();

        CompletableFuture<MediaKind> offered = new CompletableFuture<>();
        incoming.onMediaOffer(offer -> {
            offered.complete(offer.kind());
            offer.accept();
        });
        assertThat(Phones.await(outgoing.add(MediaKind.VIDEO))).isTrue();
        assertThat(Phones.await(offered)).isEqualTo(MediaKind.VIDEO);
        await(incoming, state -> state.receiving().contains(MediaKind.VIDEO));
        outgoing.local().video(2, KEY_FRAME);
        assertThat(atBob.poll(60, TimeUnit.SECONDS)).isEqualTo("video 2");

        outgoing.drop(MediaKind.VIDEO);
        await(incoming, state -> !state.kinds().contains(MediaKind.VIDEO));
        await(outgoing, state -> !state.kinds().contains(MediaKind.VIDEO));
        outgoing.local().video(3, KEY_FRAME);
        outgoing.local().send("onMark", "after");
        assertThat(until("after")).isEmpty();
        assertThat(outgoing.state().phase()).isEqualTo(CallPhase.ACTIVE);
    }

    @Test
    void anOfferMayBeDeclined() throws Exception {
        talk(EnumSet.of(MediaKind.AUDIO, MediaKind.DATA), MediaKind.AUDIO, MediaKind.DATA);
        incoming.onMediaOffer(MediaOffer::decline);
        assertThat(Phones.await(outgoing.add(MediaKind.VIDEO))).isFalse();
        assertThat(outgoing.mediaState().kinds()).containsExactlyInAnyOrder(MediaKind.AUDIO, MediaKind.DATA);
    }

    @Test
    void whoeverHoldsNeitherSendsNorHears() throws Exception {
        talk(EnumSet.of(MediaKind.AUDIO, MediaKind.DATA), MediaKind.AUDIO, MediaKind.DATA);
        outgoing.hold();
        await(incoming, CallMediaState::heldByPeer);
        await(outgoing, CallMediaState::held);
        outgoing.local().audio(20, new byte[] {(byte) 0x82, 1});
        outgoing.resume();
        await(incoming, state -> !state.heldByPeer());
        await(outgoing, state -> !state.held());
        outgoing.local().audio(40, new byte[] {(byte) 0x82, 1});
        assertThat(atBob.poll(60, TimeUnit.SECONDS)).isEqualTo("audio 40");
    }

    @Test
    void whatIsMutedIsNotSentAndTheOtherSideKnows() throws Exception {
        talk(EnumSet.of(MediaKind.AUDIO, MediaKind.DATA), MediaKind.AUDIO, MediaKind.DATA);
        outgoing.mute(MediaKind.AUDIO);
        assertThat(await(incoming, state -> state.mutedByPeer().contains(MediaKind.AUDIO)).receiving())
                .containsExactly(MediaKind.DATA);
        outgoing.local().audio(20, new byte[] {(byte) 0x82, 1});
        outgoing.local().send("onMark", "muted");
        assertThat(until("muted")).isEmpty();
        outgoing.unmute(MediaKind.AUDIO);
        await(incoming, state -> state.mutedByPeer().isEmpty());
        outgoing.local().audio(40, new byte[] {(byte) 0x82, 1});
        assertThat(atBob.poll(60, TimeUnit.SECONDS)).isEqualTo("audio 40");
    }

    @Test
    void whoeverAcceptsWithAudioOnlyWatchesAndAsksForKeyFrames() throws Exception {
        talk(EnumSet.of(MediaKind.AUDIO), MediaKind.AUDIO, MediaKind.VIDEO);
        assertThat(await(outgoing, state -> !state.receiving().contains(MediaKind.VIDEO)).sending())
                .containsExactlyInAnyOrder(MediaKind.AUDIO, MediaKind.VIDEO);
        CompletableFuture<Void> asked = new CompletableFuture<>();
        outgoing.local().onKeyFrameRequest(() -> asked.complete(null));
        incoming.remote().requestKeyFrame();
        Phones.await(asked);
        outgoing.local().video(7, KEY_FRAME);
        assertThat(atBob.poll(60, TimeUnit.SECONDS)).isEqualTo("video 7");
    }
}
