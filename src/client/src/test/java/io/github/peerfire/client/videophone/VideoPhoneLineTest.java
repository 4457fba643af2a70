package io.github.peerfire.client.videophone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.NetStreamInfo;
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
        Talk call = ring();
        assertThat(call.incoming().claimedName()).isEqualTo("Vera");
        assertThat(call.incoming().isVerified()).isFalse();
        assertThat(call.incoming().peer()).isEqualTo(there.nearId());
        get(reaches(call.outgoing(), VideoPhonePhase.ALERTING));
        call.incoming().accept();
        get(reaches(call.outgoing(), VideoPhonePhase.ACTIVE));
        get(reaches(call.incoming(), VideoPhonePhase.ACTIVE));
        assertThat(get(heard(call.outgoing(), call.incoming()))[1]).isEqualTo((byte) 7);
        assertThat(get(heard(call.incoming(), call.outgoing()))[1]).isEqualTo((byte) 7);
        CompletableFuture<String> text = new CompletableFuture<>();
        call.incoming().onText(text::complete);
        call.outgoing().sendText("Hi\u0000!");
        assertThat(get(text)).isEqualTo("Hi!");
        call.incoming().hangUp();
        assertThat(get(call.outgoing().ended())).isEqualTo(VideoPhoneEnding.REMOTE_HUNG_UP);
        assertThat(get(call.incoming().ended())).isEqualTo(VideoPhoneEnding.HUNG_UP);
        assertThat(alice.present()).isEmpty();
    }

    @Test
    void aCallTellsWhatItCarriesAndHowTheWayIs() throws Exception {
        Talk call = talk();
        get(heard(call.outgoing(), call.incoming()));
        NetStreamInfo sent = get(call.outgoing().sent()).orElseThrow();
        assertThat(sent.audioMessages()).isPositive();
        assertThat(sent.smoothedRoundTripMilliseconds()).isPositive();
        assertThat(get(call.incoming().received()).orElseThrow().audioMessages()).isPositive();
    }

    @Test
    void whoAcceptsIsToldWhenTheCallerBeginsToPlay() throws Exception {
        Talk call = ring();
        CompletableFuture<VideoPhonePhase> plays = new CompletableFuture<>();
        call.incoming().onPlay(() -> plays.complete(call.incoming().phase()));
        assertThat(plays).isNotDone();
        call.incoming().accept();
        assertThat(get(plays)).isEqualTo(VideoPhonePhase.ACTIVE);
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
        Talk call = talk();
        AtomicInteger shown = new AtomicInteger();
        CompletableFuture<Void> twenty = new CompletableFuture<>();
        call.incoming().onText(text -> {
            if (shown.incrementAndGet() == 20) {
                twenty.complete(null);
            }
        });
        for (int i = 0; i < 100; i++) {
            call.outgoing().sendText("Buy now!");
        }
        get(twenty);
        assertThat(get(heard(call.outgoing(), call.incoming()))[1]).isEqualTo((byte) 7);
        call.outgoing().hangUp();
        get(call.incoming().ended());
        assertThat(shown).hasValue(20);
    }

    @Test
    void theCallerGivesUp() throws Exception {
        Talk call = ring();
        call.outgoing().hangUp();
        assertThat(get(call.incoming().ended())).isEqualTo(VideoPhoneEnding.REMOTE_HUNG_UP);
    }

    @Test
    void aSecondCallerIsRefusedAndNobodyElseHearsTheCall() throws Exception {
        VideoPhoneCall outgoing = talk().outgoing();
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
        Talk call = talk(ring(alice, vera, "Ve\u0007ra", there));
        vera.moveTo(elsewhere);
        assertThat(get(heard(call.outgoing(), call.incoming()))[1]).isEqualTo((byte) 7);
        assertThat(get(heard(call.incoming(), call.outgoing()))[1]).isEqualTo((byte) 7);
        call.incoming().hangUp();
        get(call.outgoing().ended());
        VideoPhoneCall again = alice.call("Ve\u0007ra", elsewhere.nearId());
        get(reaches(again, VideoPhonePhase.ALERTING));
    }

    @Test
    void nothingIsHeardBeforeTheCallIsAccepted() throws Exception {
        Talk call = ring();
        CompletableFuture<byte[]> early = new CompletableFuture<>();
        call.incoming().onAudio((timestamp, tag) -> early.complete(tag));
        call.outgoing().audio(0, new byte[] {(byte) 0x82, 1});
        call.incoming().accept();
        get(reaches(call.outgoing(), VideoPhonePhase.ACTIVE));
        // A sound may be lost, or come before the other side knows that it accepted.
        executor.scheduleAtFixedRate(
                () -> call.outgoing().audio(System.nanoTime() / 1_000_000, new byte[] {(byte) 0x82, 2}), 0, 20,
                TimeUnit.MILLISECONDS);
        assertThat(get(early)[1]).isEqualTo((byte) 2);
    }

    /** Both sides of a call. */
    private record Talk(VideoPhoneCall outgoing, VideoPhoneCall incoming) {
    }

    /** Vera calls Alice, at whom it rings. */
    private Talk ring() throws Exception {
        return ring(vera, alice, "alice", here);
    }

    private static Talk ring(VideoPhoneLine caller, VideoPhoneLine callee, String name, NetConnection at)
            throws Exception {
        CompletableFuture<VideoPhoneCall> rings = new CompletableFuture<>();
        callee.onIncomingCall(rings::complete);
        return new Talk(caller.call(name, at.nearId()), get(rings));
    }

    /** Vera has called Alice, who took it. */
    private Talk talk() throws Exception {
        return talk(ring());
    }

    private static Talk talk(Talk call) throws Exception {
        call.incoming().accept();
        get(reaches(call.outgoing(), VideoPhonePhase.ACTIVE));
        return call;
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
        return future.get(60, TimeUnit.SECONDS);
    }
}
