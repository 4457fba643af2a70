package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.flash.message.AudioMessage;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.flash.message.OtherMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import io.github.peerfire.flash.message.VideoMessage;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.SendFlow;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a publisher puts on the wire and takes from it (RFC 7425 §5.4.2, §5.4.3). */
class PublisherProtocolTest {

    private static final int STREAM_ID = 2_000_001;

    private final SimulatedWorld world = new SimulatedWorld(23);
    private final NetConnection publisher = world.connect();
    private final RawPeer peer = new RawPeer(world.simulation(), 23);
    private PublishedStream published;

    @BeforeEach
    void publish() {
        published = NetStream.publishDirect(publisher, "s");
        peer.open(publisher);
        world.until("the session is open", peer::isOpen);
    }

    private void settle() {
        world.runFor(3 * Time.SECOND);
    }

    private SendFlow control() {
        return peer.flow(new FlowMetadata(STREAM_ID, false).encode());
    }

    private SendFlow play() {
        SendFlow control = control();
        peer.send(control, CommandMessage.of("play", 0, null, "s"));
        settle();
        return control;
    }

    private List<RtmpMessage> messages() {
        return peer.messages().stream().map(RawPeer.Arrived::message).toList();
    }

    @Test
    @Proves("R7425-144")
    void playIsAnsweredAsFlashPlayerAnswersIt() {
        SendFlow control = play();
        assertThat(peer.messages()).hasSize(4).allSatisfy(arrived -> {
            assertThat(arrived.metadata()).isEqualTo(new FlowMetadata(STREAM_ID, false));
            assertThat(arrived.association()).isSameAs(control);
        });
        assertThat(messages().get(0)).isEqualTo(new UserControlMessage(new UserControl.StreamBegin(STREAM_ID)));
        assertThat(status(1)).isEqualTo("status NetStream.Play.Reset");
        assertThat(status(2)).isEqualTo("status NetStream.Play.Start");
        assertThat(messages().get(3)).isEqualTo(DataMessage.of("|RtmpSampleAccess", true, true));
    }

    private String status(int index) {
        CommandMessage command = (CommandMessage) messages().get(index);
        assertThat(command.name()).isEqualTo("onStatus");
        assertThat(command.transactionId()).isZero();
        return command.argument(0).property("level").asText().orElse("") + " "
                + command.argument(0).property("code").asText().orElse("");
    }

    @Test
    @Proves({"R7425-143", "R7425-144"})
    void eachKindOfMediaHasAFlowOfItsOwn() {
        SendFlow control = play();
        published.audio(20, new byte[] {0x72});
        published.video(40, new byte[] {0x12});
        published.send("onIm", "hi");
        settle();
        assertThat(peer.opened()).hasSize(3).allSatisfy(flow -> assertThat(flow.association()).contains(control));
        assertThat(peer.messages()).anySatisfy(arrived -> {
            assertThat(arrived.message()).isInstanceOf(AudioMessage.class);
            assertThat(arrived.metadata()).isEqualTo(new FlowMetadata(STREAM_ID, true));
        });
        assertThat(peer.messages()).anySatisfy(arrived -> {
            assertThat(arrived.message()).isInstanceOf(VideoMessage.class);
            assertThat(arrived.metadata()).isEqualTo(new FlowMetadata(STREAM_ID, false));
        });
        assertThat(messages()).anySatisfy(message -> assertThat(message)
                .isInstanceOfSatisfying(DataMessage.class, data -> assertThat(data.handler()).isEqualTo("onIm")));
    }

    @Test
    void playOfLibrtmfpWithoutCommandObjectIsUnderstood() {
        byte[] play = HexFormat.of().parseHex("1400000000020004706c61790000000000000000000200017300c000000000000000");
        peer.send(control(), play);
        settle();
        assertThat(published.peerStreams()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "474300", "54430400", "544305", "5443000201", "54430481808080800001"})
    @Proves({"R7425-098", "R7425-099", "R7425-133", "R7425-134"})
    void aFlowThatIsNoStreamIsRejectedAndNothingElse(String metadata) {
        SendFlow flow = peer.flow(HexFormat.of().parseHex(metadata));
        peer.send(flow, CommandMessage.of("play", 0, null, "s"));
        settle();
        assertThat(peer.rejected()).containsExactly(flow);
        assertThat(peer.rejectionCodes()).containsExactly(0L);
        assertThat(published.peerStreams()).isEmpty();
        assertThat(peer.isOpen()).isTrue();
        play();
        assertThat(published.peerStreams()).hasSize(1);
    }

    @Test
    void playWithoutANameIsRejected() {
        SendFlow control = control();
        peer.send(control, CommandMessage.of("play", 0, null, 5));
        settle();
        assertThat(peer.rejected()).containsExactly(control);
    }

    @Test
    void aFlowThatNeverAsksIsRejectedAfterAMinute() {
        SendFlow control = control();
        peer.send(control, CommandMessage.of("receiveAudio", 0, null, false));
        world.runFor(58 * Time.SECOND);
        assertThat(peer.rejected()).isEmpty();
        world.runFor(5 * Time.SECOND);
        assertThat(peer.rejected()).containsExactly(control);
    }

    @Test
    void flowsThatDoNotAskCountAgainstTheLimit() {
        for (int i = 0; i < 20; i++) {
            peer.send(control(), CommandMessage.of("receiveAudio", 0, null, false));
        }
        settle();
        assertThat(peer.rejected()).hasSize(12);
    }

    @Test
    void onlySoManyStrangersMayStayWithoutAskingForAnything() {
        List<RawPeer> strangers = new ArrayList<>();
        for (int seed = 100; seed < 140; seed++) {
            RawPeer stranger = new RawPeer(world.simulation(), seed);
            stranger.open(publisher);
            strangers.add(stranger);
        }
        settle();
        assertThat(strangers.stream().filter(RawPeer::isOpen)).hasSize(31); // with the first peer
    }

    @Test
    @Proves("R7425-145")
    void closingTheControlFlowEndsTheSubscription() {
        SendFlow control = play();
        peer.send(control, CommandMessage.of("closeStream", 0, null));
        settle();
        assertThat(published.peerStreams()).isEmpty();
        assertThat(peer.finished()).hasSize(1);
    }

    @Test
    @Proves("R7425-135")
    void aRejectedMediaFlowIsNotReplaced() {
        play();
        published.audio(1, new byte[] {0x72});
        settle();
        peer.opened().stream().skip(1).forEach(peer::reject);
        settle();
        published.audio(2, new byte[] {0x72});
        published.send("still");
        settle();
        assertThat(messages().stream().filter(AudioMessage.class::isInstance)).hasSize(1);
        assertThat(peer.opened()).hasSize(2);
        assertThat(published.peerStreams()).hasSize(1);
    }

    @Test
    void aRejectedMainFlowEndsTheSubscription() {
        SendFlow control = play();
        peer.reject(peer.opened().get(0));
        settle();
        assertThat(published.peerStreams()).isEmpty();
        assertThat(peer.rejected()).containsExactly(control);
    }

    @Test
    @Proves({"R7425-102", "R7425-103", "R7425-104"})
    void theEndComesBehindABarrierAcrossAllFlows() {
        play();
        published.audio(1, new byte[] {0x72});
        published.video(1, new byte[] {0x12});
        settle();
        published.close();
        settle();
        List<RtmpMessage> barriers = messages().stream().filter(message -> message instanceof UserControlMessage control
                && control.event() instanceof UserControl.FlowSynchronization).toList();
        assertThat(barriers).hasSize(3).allMatch(
                new UserControlMessage(new UserControl.FlowSynchronization(1, 3))::equals);
        List<RtmpMessage> statuses = messages().stream().filter(CommandMessage.class::isInstance).toList();
        assertThat(statuses).last().isInstanceOfSatisfying(CommandMessage.class, status -> assertThat(
                status.argument(0).property("code").asText()).contains("NetStream.Play.UnpublishNotify"));
        assertThat(peer.finished()).hasSize(3);
        assertThat(peer.rejected()).hasSize(1);
    }

    @Test
    void aPingIsAnswered() {
        SendFlow control = play();
        peer.send(control, new UserControlMessage(new UserControl.PingRequest(77)));
        settle();
        assertThat(messages()).contains(new UserControlMessage(new UserControl.PingResponse(77)));
    }

    @Test
    @Proves("R7425-093")
    void protocolControlMessagesOfRtmpAreIgnored() {
        SendFlow control = play();
        for (int type : new int[] {1, 2, 3, 5, 6}) {
            peer.send(control, new OtherMessage(type, 0, new byte[] {0, 0, 0, 1}));
        }
        settle();
        assertThat(published.peerStreams()).hasSize(1);
        assertThat(publisher.malformedMessages()).isZero();
    }

    @Test
    void commandsAndDataThatAPublisherDoesNotKnowAreIgnored() {
        SendFlow control = play();
        peer.send(control, CommandMessage.of("onStatus", 0, null, Map.of("code", "NetStream.Play.Start")));
        peer.send(control, CommandMessage.of("play", 0, null, "another"));
        peer.send(control, DataMessage.of("onIm", "hi"));
        peer.send(control, new AudioMessage(0, new byte[] {0x72}));
        settle();
        assertThat(published.peerStreams()).hasSize(1);
        assertThat(publisher.unconnectedPeerStreams()).isEmpty();
    }

    @Test
    void nothingThatAPeerSendsHarmsThePublisher() {
        long seed = 0x70756221L;
        Random random = new Random(seed);
        SendFlow control = play();
        for (int i = 0; i < 2_000; i++) {
            byte[] message = new byte[random.nextInt(40)];
            random.nextBytes(message);
            if (message.length > 12) {
                System.arraycopy("\24\0\0\0\0\2\0\4play".getBytes(StandardCharsets.ISO_8859_1), 0, message, 0, 12);
                message[0] = (byte) (random.nextBoolean() ? 20 : random.nextInt(24));
            }
            peer.send(control, message);
        }
        settle();
        assertThat(publisher.malformedMessages()).as("seed %d", seed).isGreaterThan(1_000);
        published.send("alive");
        settle();
        assertThat(messages()).as("seed %d", seed).last().isEqualTo(new DataMessage(false, 0, "alive", List.of()));
    }

    @Test
    @Proves({"R7425-092", "R7425-106"})
    void nothingButMediaAndWhatBelongsToThemIsSent() {
        play();
        for (int time = 0; time < 2_000; time += 20) {
            published.audio(time, new byte[] {0x72});
            published.video(time, new byte[] {0x12});
            world.runFor(20 * Time.MILLISECOND);
        }
        published.send("onIm", "hi");
        settle();
        assertThat(messages()).hasSizeGreaterThan(100)
                .noneMatch(message -> Set.of(1, 2, 3, 5, 6).contains(message.type()))
                .noneMatch(message -> message instanceof UserControlMessage control
                        && control.event() instanceof UserControl.FlowSynchronization);
    }
}
