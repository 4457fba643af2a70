package io.github.peerfire.client.videophone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.RtmfpUri;
import io.github.peerfire.flash.StatusCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two lines that call each other over UDP, and a third party. */
class VideoPhoneLineTest {

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final LineThread thread = LineThread.of(executor);
    private final NetConnection here = connect();
    private final NetConnection there = connect();
    private final NetConnection elsewhere = connect();
    private final VideoPhoneLine alice = VideoPhoneLine.open(here, "alice", thread);
    private final VideoPhoneLine vera = VideoPhoneLine.open(there, "Ve\u0007ra", thread);

    private static NetConnection connect() {
        return NetConnection.connect(RtmfpUri.SERVERLESS, NetConnectionConfig.builder()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).build()).join();
    }

    @BeforeEach
    void allKnowTheWayToAlice() throws Exception {
        NetStream.publishDirect(here, "way");
        for (NetConnection other : new NetConnection[] {there, elsewhere}) {
            get(NetStream.playFrom(other, here.nearId(), "way", here.localAddresses(), made -> { }).started());
        }
    }

    @AfterEach
    void leave() {
        alice.close();
        vera.close();
        here.close();
        there.close();
        elsewhere.close();
        executor.shutdown();
    }

    @Test
    void aCallRingsAndIsHeardOnBothSidesOnceItIsAccepted() throws Exception {
        CompletableFuture<VideoPhoneCall> rings = new CompletableFuture<>();
        alice.onIncomingCall(rings::complete);
        VideoPhoneCall outgoing = vera.call("alice", here.nearId());
        VideoPhoneCall incoming = get(rings);
        assertThat(incoming.claimedName()).isEqualTo("Vera");
        assertThat(incoming.isVerified()).isFalse();
        assertThat(incoming.peer()).isEqualTo(there.nearId());
        get(reaches(outgoing, VideoPhonePhase.ALERTING));
        incoming.accept();
        get(reaches(outgoing, VideoPhonePhase.ACTIVE));
        get(reaches(incoming, VideoPhonePhase.ACTIVE));
        assertThat(get(heard(outgoing, incoming))[1]).isEqualTo((byte) 7);
        assertThat(get(heard(incoming, outgoing))[1]).isEqualTo((byte) 7);
        CompletableFuture<String> text = new CompletableFuture<>();
        incoming.onText(text::complete);
        outgoing.sendText("Hi\u0000!");
        assertThat(get(text)).isEqualTo("Hi!");
        incoming.hangUp();
        assertThat(get(outgoing.ended())).isEqualTo(VideoPhoneEnding.REMOTE_HUNG_UP);
        assertThat(get(incoming.ended())).isEqualTo(VideoPhoneEnding.HUNG_UP);
        assertThat(alice.present()).isEmpty();
    }

    @Test
    void whoDeclinesMayBeCalledAgain() throws Exception {
        for (int i = 0; i < 3; i++) {
            VideoPhoneCall outgoing = vera.call("alice", here.nearId());
            assertThat(get(outgoing.ended())).as("nobody listens, so it is declined")
                    .isEqualTo(VideoPhoneEnding.REMOTE_HUNG_UP);
            assertThat(outgoing.isIncoming()).isFalse();
        }
    }

    @Test
    void whoCallsAgainAndAgainIsRefused() throws Exception {
        for (int i = 0; i < CallLimit.FOR_ONE_PEER; i++) {
            assertThat(get(vera.call("alice", here.nearId()).ended())).isEqualTo(VideoPhoneEnding.REMOTE_HUNG_UP);
        }
        assertThat(get(vera.call("alice", here.nearId()).ended())).isEqualTo(VideoPhoneEnding.BUSY);
    }

    @Test
    void whoIsNotToRingIsRefused() throws Exception {
        CompletableFuture<VideoPhoneCall> rings = new CompletableFuture<>();
        alice.onIncomingCall(rings::complete);
        alice.admitIf(peer -> !peer.equals(there.nearId()));
        assertThat(get(vera.call("alice", here.nearId()).ended())).isEqualTo(VideoPhoneEnding.BUSY);
        assertThat(rings).isNotDone();
        alice.admitIf(peer -> peer.equals(there.nearId()));
        vera.call("alice", here.nearId());
        assertThat(get(rings).peer()).isEqualTo(there.nearId());
    }

    @Test
    void ofAFloodOfTextTwentyLinesAreShown() throws Exception {
        CompletableFuture<VideoPhoneCall> rings = new CompletableFuture<>();
        alice.onIncomingCall(rings::complete);
        VideoPhoneCall outgoing = vera.call("alice", here.nearId());
        VideoPhoneCall incoming = get(rings);
        incoming.accept();
        get(reaches(outgoing, VideoPhonePhase.ACTIVE));
        AtomicInteger shown = new AtomicInteger();
        CompletableFuture<Void> twenty = new CompletableFuture<>();
        incoming.onText(text -> {
            if (shown.incrementAndGet() == 20) {
                twenty.complete(null);
            }
        });
        for (int i = 0; i < 100; i++) {
            outgoing.sendText("Buy now!");
        }
        get(twenty);
        assertThat(get(heard(outgoing, incoming))[1]).isEqualTo((byte) 7);
        outgoing.hangUp();
        get(incoming.ended());
        assertThat(shown).hasValue(20);
    }

    @Test
    void theCallerGivesUp() throws Exception {
        CompletableFuture<VideoPhoneCall> rings = new CompletableFuture<>();
        alice.onIncomingCall(rings::complete);
        VideoPhoneCall outgoing = vera.call("alice", here.nearId());
        VideoPhoneCall incoming = get(rings);
        outgoing.hangUp();
        assertThat(get(incoming.ended())).isEqualTo(VideoPhoneEnding.REMOTE_HUNG_UP);
    }

    @Test
    void aSecondCallerIsRefusedAndNobodyElseHearsTheCall() throws Exception {
        CompletableFuture<VideoPhoneCall> rings = new CompletableFuture<>();
        alice.onIncomingCall(rings::complete);
        VideoPhoneCall outgoing = vera.call("alice", here.nearId());
        get(rings).accept();
        get(reaches(outgoing, VideoPhonePhase.ACTIVE));
        try (VideoPhoneLine mallory = VideoPhoneLine.open(elsewhere, "mallory", thread)) {
            assertThat(get(mallory.call("alice", here.nearId()).ended())).isEqualTo(VideoPhoneEnding.BUSY);
            assertThat(get(NetStream.playFrom(elsewhere, here.nearId(), "media-callee").closed()).code())
                    .isEqualTo(StatusCode.STREAM_CONNECT_REJECTED);
        }
        assertThat(get(alice.call("mallory", elsewhere.nearId()).ended())).isEqualTo(VideoPhoneEnding.BUSY);
        assertThat(outgoing.phase()).isEqualTo(VideoPhonePhase.ACTIVE);
    }

    @Test
    void aCallGoesOnWhenTheLineMoves() throws Exception {
        CompletableFuture<VideoPhoneCall> rings = new CompletableFuture<>();
        vera.onIncomingCall(rings::complete);
        VideoPhoneCall outgoing = alice.call("Ve\u0007ra", there.nearId());
        VideoPhoneCall incoming = get(rings);
        incoming.accept();
        get(reaches(outgoing, VideoPhonePhase.ACTIVE));
        vera.moveTo(elsewhere);
        assertThat(get(heard(outgoing, incoming))[1]).isEqualTo((byte) 7);
        assertThat(get(heard(incoming, outgoing))[1]).isEqualTo((byte) 7);
        incoming.hangUp();
        get(outgoing.ended());
        VideoPhoneCall again = alice.call("Ve\u0007ra", elsewhere.nearId());
        get(reaches(again, VideoPhonePhase.ALERTING));
    }

    @Test
    void nothingIsHeardBeforeTheCallIsAccepted() throws Exception {
        CompletableFuture<VideoPhoneCall> rings = new CompletableFuture<>();
        alice.onIncomingCall(rings::complete);
        VideoPhoneCall outgoing = vera.call("alice", here.nearId());
        VideoPhoneCall incoming = get(rings);
        CompletableFuture<byte[]> early = new CompletableFuture<>();
        incoming.onAudio((timestamp, tag) -> early.complete(tag));
        outgoing.audio(0, new byte[] {(byte) 0x82, 1});
        incoming.accept();
        get(reaches(outgoing, VideoPhonePhase.ACTIVE));
        outgoing.audio(20, new byte[] {(byte) 0x82, 2});
        assertThat(get(early)[1]).isEqualTo((byte) 2);
    }

    /** What one side hears of what the other says again and again. */
    private CompletableFuture<byte[]> heard(VideoPhoneCall speaker, VideoPhoneCall listener) {
        CompletableFuture<byte[]> tags = new CompletableFuture<>();
        listener.onAudio((timestamp, tag) -> tags.complete(tag));
        executor.scheduleAtFixedRate(
                () -> speaker.audio(System.nanoTime() / 1_000_000, new byte[] {(byte) 0x82, 7}), 0, 20,
                TimeUnit.MILLISECONDS);
        return tags;
    }

    private static CompletableFuture<Void> reaches(VideoPhoneCall call, VideoPhonePhase wanted) {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        call.onPhase(phase -> {
            if (phase.compareTo(wanted) >= 0) {
                reached.complete(null);
            }
        });
        return reached;
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }
}
