package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.flash.message.AudioMessage;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.flow.SendFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The flows that carry streams to and from a server (RFC 7425 §5.3.5). */
class ServerStreamFlowsTest {

    private static final byte[] KEY_FRAME = {0x12, 1};
    private static final byte[] AUDIO = {0x72, 1};

    private final SimulatedWorld world = new SimulatedWorld(43);
    private final SimulatedMediaServer server = world.mediaServer();
    private final NetConnection connection = world.await(world.connectToMediaServer());
    private final List<String> got = new ArrayList<>();
    private PublishedStream published;
    private PlayedStream played;

    @BeforeEach
    void publishAndPlay() {
        published = NetStream.publish(connection, "camera");
        world.await(published.started());
        played = NetStream.play(connection, "camera", stream -> stream
                .onMessage(message -> got.add(MediaKind.of(message).name()))
                .onStatus(status -> got.add(Told.code(status))));
        world.await(played.started());
        sendOneOfEach();
        got.clear();
    }

    private void sendOneOfEach() {
        published.audio(0, AUDIO);
        published.video(0, KEY_FRAME);
        published.send("hello");
        settle();
    }

    private void settle() {
        world.runFor(2 * Time.SECOND);
    }

    @Test
    @Proves({"R7425-129", "R7425-131"})
    void eachKindHasAFlowOfItsOwnInReturnToTheServersControlFlow() {
        SendFlow control = server.flowsToClients(0).get(0);
        assertThat(server.flows(1)).hasSize(3).allSatisfy(flow -> {
            assertThat(flow.association()).contains(control);
            assertThat(FlowMetadata.decode(flow.metadata()).orElseThrow().streamId()).isEqualTo(1);
        });
        assertThat(server.flows(2)).hasSize(1);
    }

    @Test
    @Proves("R7425-130")
    void theServerMayUseAsManyFlowsAsItLikes() {
        assertThat(server.flowsToClients(2)).hasSize(3);
        server.execute(now -> server.tellOnNewFlow(2, new AudioMessage(9, AUDIO)));
        settle();
        assertThat(got).containsExactly("AUDIO");
    }

    @Test
    @Proves("R7425-132")
    void theEndOfAFlowIsNotTheEndOfTheStream() {
        server.execute(now -> server.flowsToClients(2).forEach(flow -> flow.close(now)));
        settle();
        assertThat(played.isOpen()).isTrue();
        server.execute(now -> server.tellOnNewFlow(2, new AudioMessage(9, AUDIO)));
        settle();
        assertThat(got).containsExactly("AUDIO");
    }

    @Test
    @Proves("R7425-135")
    void aRejectedFlowIsNotReplacedAndTheOthersGoOn() {
        RecvFlow audio = server.flows(1).get(1);
        server.execute(now -> audio.reject(0, now));
        settle();
        sendOneOfEach();
        assertThat(server.flows(1)).hasSize(3);
        assertThat(got).containsExactlyInAnyOrder("VIDEO", "DATA");
        assertThat(published.isOpen()).isTrue();
        assertThat(world.await(published.info()).droppedMessages()).isEqualTo(1);
    }

    @Test
    @Proves({"R7425-134", "R7425-136"})
    void whoClosesAPlayedStreamRejectsAllFlowsOfIt() {
        List<SendFlow> flows = server.flowsToClients(2);
        played.close();
        settle();
        assertThat(server.rejected()).containsExactlyInAnyOrderElementsOf(flows);
        assertThat(got).containsExactly("NetStream.Connect.Closed");
    }

    @Test
    void whatWasSetBeforeItBeganIsSentWhenItBegins() {
        List<String> seen = new ArrayList<>();
        NetStream.play(connection, "early", stream -> stream
                .onData((handler, arguments) -> seen.add(handler + arguments.size()))
                .onVideo((timestamp, tag) -> seen.add("video" + tag[1]))
                .onAudio((timestamp, tag) -> seen.add("audio")));
        settle();
        PublishedStream early = NetStream.publish(connection, "early", stream -> {
            stream.setDataFrame("onMetaData", Map.of("width", 640));
            stream.video(0, new byte[] {0x17, 0, 0, 0, 0});
            stream.audio(0, AUDIO);
            stream.send("tooEarly");
        });
        settle();
        assertThat(seen).containsExactlyInAnyOrder("onMetaData1", "video0");
        assertThat(early.isOpen()).isTrue();
    }

    @Test
    void aBarrierOfTheServersThatIsNeverReachedGivesWay() {
        server.tell(2, new UserControlMessage(new UserControl.FlowSynchronization(9, 3)));
        server.tell(2, DataMessage.of("behind"));
        settle();
        world.runFor(Time.SECOND);
        int before = got.size();
        world.runFor(4 * Time.SECOND);
        assertThat(got).hasSize(before + 1).endsWith("DATA");
    }

    @Test
    void whoSendsDataFasterThanTheServerTakesThemIsCutOff() {
        world.simulation().network().setFilter((datagram, from, to) -> false);
        String large = "x".repeat(1_000_000);
        for (int i = 0; i < 20; i++) {
            published.send("flood", large);
        }
        world.runFor(Time.SECOND);
        assertThat(published.isOpen()).isFalse();
    }
}
