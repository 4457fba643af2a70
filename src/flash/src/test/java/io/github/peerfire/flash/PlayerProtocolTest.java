package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.flash.message.AggregateMessage;
import io.github.peerfire.flash.message.AudioMessage;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.flow.SendFlow;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a player puts on the wire and takes from it (RFC 7425 §5.4.1, §5.4.3). */
class PlayerProtocolTest {

    private final SimulatedWorld world = new SimulatedWorld(29);
    private final NetConnection player = world.connect();
    private final RawPeer peer = new RawPeer(world.simulation(), 29);
    private final List<String> told = new ArrayList<>();
    private PlayedStream played;
    private RecvFlow control;
    private FlowMetadata metadata;

    @BeforeEach
    void play() {
        played = NetStream.playFrom(player, peer.id(), "s", peer.addresses(), stream -> stream
                .onStatus(status -> told.add(Told.code(status)))
                .onAudio((timestamp, tag) -> told.add("audio " + timestamp))
                .onData((handler, arguments) -> told.add(handler)));
        world.until("play arrives", () -> !peer.messages().isEmpty());
        control = peer.opened().get(0);
        metadata = peer.messages().get(0).metadata();
    }

    private void settle() {
        world.runFor(2 * Time.SECOND);
    }

    @Test
    @Proves("R7425-142")
    void playGoesOnAFlowOfItsOwnWithAStreamId() {
        assertThat(metadata.streamId()).isGreaterThan(2_000_000);
        assertThat(metadata.arrivalOrder()).isFalse();
        assertThat(control.association()).isEmpty();
        assertThat(peer.messages().get(0).message()).isEqualTo(CommandMessage.of("play", 0, null, "s"));
    }

    @Test
    void theFirstMessageShowsThatThePeerPublishes() {
        assertThat(told).isEmpty();
        peer.send(peer.returnFlow(control, metadata),
                new UserControlMessage(new UserControl.StreamBegin(metadata.streamId())));
        settle();
        assertThat(told).containsExactly("NetStream.Connect.Success");
    }

    @Test
    void aStatusOfLibrtmfpWithoutCommandObjectIsUnderstood() {
        byte[] recorded = HexFormat.of().parseHex("14000000000200086f6e5374617475730000000000000000000300056c6576656c"
                + "020006737461747573" + "0004636f64650200144e657453747265616d2e506c61792e5374617274" + "000009");
        peer.send(peer.returnFlow(control, metadata), recorded);
        settle();
        assertThat(told).containsExactly("NetStream.Connect.Success", "NetStream.Play.Start");
    }

    @Test
    void mediaOnAFlowOfAnyStreamIdBelongToTheControlFlowsStream() {
        SendFlow flow = peer.returnFlow(control, new FlowMetadata(7, true));
        peer.send(flow, new AudioMessage(5, new byte[] {0x72}));
        settle();
        assertThat(told).containsExactly("NetStream.Connect.Success", "audio 5");
    }

    @Test
    @Proves("R7425-132")
    void theEndOfAMediaFlowHasNoMeaning() {
        SendFlow flow = peer.returnFlow(control, metadata);
        peer.send(flow, new AudioMessage(5, new byte[] {0x72}));
        settle();
        flow.close(world.simulation().now());
        SendFlow other = peer.returnFlow(control, metadata);
        peer.send(other, new AudioMessage(6, new byte[] {0x72}));
        settle();
        assertThat(told).endsWith("audio 5", "audio 6");
        assertThat(played.isOpen()).isTrue();
    }

    @Test
    @Proves("R7425-105")
    void messagesWaitAtABarrierForTheOtherFlows() {
        SendFlow first = peer.returnFlow(control, metadata);
        SendFlow second = peer.returnFlow(control, metadata);
        UserControlMessage barrier = new UserControlMessage(new UserControl.FlowSynchronization(9, 2));
        peer.send(first, barrier);
        peer.send(first, DataMessage.of("behind"));
        world.runFor(Time.SECOND);
        peer.send(second, DataMessage.of("before"));
        peer.send(second, barrier);
        settle();
        assertThat(told).containsExactly("NetStream.Connect.Success", "before", "behind");
    }

    @Test
    void aBarrierThatIsNeverReachedGivesWay() {
        SendFlow first = peer.returnFlow(control, metadata);
        peer.send(first, new UserControlMessage(new UserControl.FlowSynchronization(9, 2)));
        peer.send(first, DataMessage.of("behind"));
        world.runFor(4 * Time.SECOND);
        assertThat(told).isEmpty();
        world.runFor(2 * Time.SECOND);
        assertThat(told).endsWith("behind");
    }

    @Test
    void aBarrierIsNotOpenedByTheTimeOfAnEarlierOne() {
        SendFlow first = peer.returnFlow(control, metadata);
        SendFlow second = peer.returnFlow(control, metadata);
        peer.send(first, new UserControlMessage(new UserControl.FlowSynchronization(8, 2)));
        peer.send(second, new UserControlMessage(new UserControl.FlowSynchronization(8, 2)));
        world.runFor(4 * Time.SECOND);
        peer.send(first, new UserControlMessage(new UserControl.FlowSynchronization(13, 2)));
        peer.send(first, DataMessage.of("behind"));
        world.runFor(2 * Time.SECOND);
        peer.send(second, DataMessage.of("before"));
        peer.send(second, new UserControlMessage(new UserControl.FlowSynchronization(13, 2)));
        settle();
        assertThat(told).endsWith("before", "behind");
    }

    @Test
    void aBarrierBehindOneThatGaveWayGivesWayToo() {
        peer.send(peer.returnFlow(control, metadata), new AggregateMessage(0, List.of(
                new UserControlMessage(new UserControl.FlowSynchronization(8, 2)),
                new UserControlMessage(new UserControl.FlowSynchronization(13, 2)),
                DataMessage.of("behind"))));
        world.runFor(12 * Time.SECOND);
        assertThat(told).endsWith("behind");
    }

    @Test
    void theRejectionOfTheControlFlowIsARefusal() {
        peer.reject(control);
        settle();
        assertThat(told).containsExactly("NetStream.Connect.Rejected");
        assertThat(played.isOpen()).isFalse();
    }

    @Test
    @Proves("R7425-146")
    void theRejectionOfTheControlFlowEndsAStream() {
        peer.send(peer.returnFlow(control, metadata), DataMessage.of("hello"));
        settle();
        peer.reject(control);
        settle();
        assertThat(told).containsExactly("NetStream.Connect.Success", "hello", "NetStream.Connect.Closed");
    }

    @Test
    @Proves("R7425-136")
    void closingClosesTheControlFlowAndRejectsTheOthers() {
        SendFlow data = peer.returnFlow(control, metadata);
        SendFlow audio = peer.returnFlow(control, metadata);
        peer.send(data, DataMessage.of("hello"));
        peer.send(audio, new AudioMessage(0, new byte[] {0x72}));
        settle();
        played.close();
        settle();
        assertThat(peer.finished()).containsExactly(control);
        assertThat(peer.rejected()).containsExactlyInAnyOrder(data, audio);
    }

    @Test
    void aPingIsAnswered() {
        peer.send(peer.returnFlow(control, metadata), new UserControlMessage(new UserControl.PingRequest(3)));
        settle();
        assertThat(peer.messages()).last().satisfies(arrived -> assertThat(arrived.message())
                .isEqualTo(new UserControlMessage(new UserControl.PingResponse(3))));
    }

    @Test
    @Proves("R7425-100")
    void theIntentInAFlowsMetadataDecidesWhetherWhatIsLostHoldsUpTheRest() {
        SendFlow asTheyCome = peer.returnFlow(control, new FlowMetadata(7, true));
        SendFlow inOrder = peer.returnFlow(control, new FlowMetadata(8, false));
        peer.send(asTheyCome, DataMessage.of("open"));
        peer.send(inOrder, DataMessage.of("open"));
        settle();
        told.clear();
        world.simulation().network().setFilter((datagram, from, to) -> false);
        peer.send(asTheyCome, DataMessage.of("first"));
        peer.send(inOrder, DataMessage.of("first in order"));
        world.runFor(20 * Time.MILLISECOND);
        world.simulation().network().setFilter((datagram, from, to) -> true);
        peer.send(asTheyCome, DataMessage.of("second"));
        peer.send(inOrder, DataMessage.of("second in order"));
        settle();
        assertThat(told).startsWith("second").containsSubsequence("second", "first")
                .containsSubsequence("first in order", "second in order").hasSize(4);
    }

    @Test
    void whatComesInAnAggregateIsAsIfItCameByItself() {
        peer.send(peer.returnFlow(control, metadata), new AggregateMessage(5, List.of(
                new AudioMessage(5, new byte[] {0x72}), DataMessage.of("hello"),
                new AudioMessage(25, new byte[] {0x72}))));
        settle();
        assertThat(told).containsExactly("NetStream.Connect.Success", "audio 5", "hello", "audio 25");
    }

    @Test
    void malformedMessagesCountAsDropped() {
        peer.send(peer.returnFlow(control, metadata), new byte[] {18, 0, 0});
        settle();
        assertThat(world.await(played.info()).droppedMessages()).isEqualTo(1);
        assertThat(player.malformedMessages()).isEqualTo(1);
    }
}
