package io.github.peerfire.rtmfp.flow;

import static io.github.peerfire.rtmfp.flow.Fragments.acknowledge;
import static io.github.peerfire.rtmfp.flow.Fragments.chunks;
import static io.github.peerfire.rtmfp.flow.Fragments.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgementRanges;
import io.github.peerfire.rtmfp.chunk.FlowExceptionReport;
import io.github.peerfire.rtmfp.chunk.PacketFragment;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendFlowTest {

    private static final long T = Time.SECOND;
    private final FlowEnd end = new FlowEnd();
    private final SendFlow flow = end.open("TC");

    @Test
    @Proves({"R7016-073", "R7016-074", "R7016-084", "R7016-086", "R7016-096", "R7016-253", "R7016-254", "R7016-255"})
    void sequentialMessagesInOnePacketAreNextUserDataWithOptionsInTheFirstOnly() {
        write(3, "ab");
        String packet = HexFormat.of().formatHex(end.drain(T).get(0));

        assertThat(packet).isEqualTo("0d00010002"
                + "10000b" + "80" + "020101" + "03005443" + "00" + "6162"
                + "110003" + "00" + "6162"
                + "110003" + "00" + "6162");
    }

    @Test
    @Proves({"R7016-085", "R7016-087", "R7016-256"})
    void metadataAreInEveryPacketUntilTheFlowIsAcknowledged() {
        write(1, "a");
        assertThat(optionsSent()).containsExactly(true);
        write(1, "b");
        assertThat(optionsSent()).containsExactly(true);
        end.receive(List.of(acknowledge(flow, 64, 1)), T);
        write(1, "c");
        assertThat(optionsSent()).containsExactly(false);
    }

    @Test
    @Proves({"R7016-090", "R7016-091", "R7016-092", "R7016-093", "R7016-094", "R7016-228"})
    void aReturnAssociationIsSentOnceInEachPacketUntilTheFlowIsAcknowledged() {
        end.receive(List.of(Fragments.whole(300, 1, 0, "x")), T);
        RecvFlow received = end.events(FlowEvent.Opened.class).get(0).flow();
        SendFlow answer = end.flows.open("TC".getBytes(), FlowOptions.DEFAULT, received, T);
        for (int packet = 0; packet < 2; packet++) {
            answer.write("y".getBytes(), Reliability.FULL, T);
            answer.write("z".getBytes(), Reliability.FULL, T);
            List<UserData> data = chunks(end.drain(T), UserData.class);
            assertThat(data.get(0).options().options()).hasSize(2);
            assertThat(data.get(0).options().first(0x0a).value()).isEqualTo(HexFormat.of().parseHex("822c"));
            assertThat(data.get(0).options().first(0).value()).isEqualTo("TC".getBytes());
            assertThat(data.get(1).options()).isNull();
        }
        end.receive(List.of(acknowledge(answer, 64, 2)), T);
        answer.write("y".getBytes(), Reliability.FULL, T);
        assertThat(chunks(end.drain(T), UserData.class).get(0).options()).isNull();
    }

    @Test
    @Proves({"R7016-229", "R7016-242", "R7016-279"})
    void identifiersAreNotUsedTwiceAndHaveNothingToDoWithThoseOfTheFarEnd() {
        end.receive(List.of(Fragments.whole(flow.id(), 1, 0, "x")), T);
        flow.close(T);
        end.drain(T);
        end.receive(List.of(acknowledge(flow, 64, 1)), T);

        assertThat(end.open("next").id()).isNotEqualTo(flow.id());
        assertThat(end.events(FlowEvent.Completed.class)).hasSize(1);
        assertThat(end.events(FlowEvent.Opened.class).get(0).flow().isOpen()).isTrue();
    }

    @Test
    @Proves("R7016-243")
    void aReturnFlowToAFlowThatIsNotOpenIsRefused() {
        end.receive(List.of(Fragments.last(Fragments.whole(300, 1, 0, "x"))), T);
        RecvFlow received = end.events(FlowEvent.Opened.class).get(0).flow();

        assertThatThrownBy(() -> end.flows.open(new byte[0], FlowOptions.DEFAULT, received, T))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Proves({"R7016-088", "R7016-245"})
    void metadataHave512BytesAtMost() {
        end.flows.open(new byte[512], FlowOptions.DEFAULT, null, T).write(new byte[5_000], Reliability.FULL, T);

        assertThat(end.drain(T)).allMatch(packet -> packet.length <= end.limits.packetSize());
        assertThatThrownBy(() -> end.flows.open(new byte[513], FlowOptions.DEFAULT, null, T))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Proves({"R7016-071", "R7016-080", "R7016-130", "R7016-245", "R7016-252"})
    void aLongMessageIsDividedIntoFragmentsThatFillPackets() {
        flow.write(new byte[10_000], Reliability.FULL, T);
        List<byte[]> packets = end.drain(T);

        assertThat(packets).hasSize(9);
        assertThat(packets.subList(0, 8)).allMatch(packet -> packet.length > end.limits.packetSize() - 20);
        assertThat(chunks(packets, UserData.class).stream().map(data -> data.fragmentControl().ordinal()))
                .containsExactly(1, 3, 3, 3, 3, 3, 3, 3, 2);
        assertThat(chunks(packets, PacketFragment.class)).isEmpty();
    }

    @Test
    @Proves("R7016-234")
    void anEmptyMessageTakesASequenceNumber() {
        flow.write(new byte[0], Reliability.FULL, T);

        assertThat(numbers(end.drain(T))).containsExactly("1/0");
    }

    @Test
    @Proves("R7016-277")
    void closingRightAfterWritingMarksTheLastFragmentFinal() {
        write(2, "a");
        flow.close(T);

        assertThat(numbers(end.drain(T))).containsExactly("1/0", "2/0F");
        assertThatThrownBy(() -> write(1, "b")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Proves({"R7016-244", "R7016-277"})
    void closingLaterSendsAnEmptyAbandonedFinalFragment() {
        write(1, "a");
        end.drain(T);
        flow.close(T);
        assertThat(numbers(end.drain(T))).containsExactly("2/0AF");
        end.receive(List.of(acknowledge(flow, 64, 2)), T);

        assertThat(end.events).containsExactly(new FlowEvent.Completed(flow));
    }

    @Test
    @Proves("R7016-244")
    void anUnusedFlowThatIsClosedSendsOnlyItsEnd() {
        flow.close(T);

        assertThat(numbers(end.drain(T))).containsExactly("1/1AF");
    }

    @Test
    @Proves("R7016-278")
    void aCompleteFlowKeepsItsIdentifierFor130Seconds() {
        flow.close(T);
        end.drain(T);
        end.receive(List.of(acknowledge(flow, 64, 1)), T);
        assertThat(end.flows.nextDeadline()).isEqualTo(T + 130 * Time.SECOND);
        end.flows.handleTimeout(T + 130 * Time.SECOND - 1);
        end.receive(List.of(acknowledge(flow, 64, 1)), T);
        assertThat(end.drops).isEmpty();

        end.flows.handleTimeout(T + 130 * Time.SECOND);
        end.receive(List.of(acknowledge(flow, 64, 1)), T);
        assertThat(end.drops).containsExactly(DropReason.UNKNOWN_FLOW);
        assertThat(end.flows.nextDeadline()).isEqualTo(Time.NEVER);
    }

    @Test
    @Proves({"R7016-239", "R7016-240", "R7016-246", "R7016-276"})
    void anExceptionClosesTheFlowAndAbandonsWhatIsQueued() {
        WriteReceipt sent = write(1, "a");
        end.drain(T);
        WriteReceipt queued = write(1, "b");
        end.receive(List.of(new FlowExceptionReport(flow.id(), 1L << 40), acknowledge(flow, 0, 0)), T);

        assertThat(end.events).containsExactly(new FlowEvent.Rejected(flow, 1L << 40));
        assertThat(flow.isOpen()).isFalse();
        assertThat(sent.isAbandoned() && queued.isAbandoned()).isTrue();
        assertThat(flow.bufferedBytes()).isZero();
        assertThat(numbers(end.drain(T))).as("in spite of the closed window").containsExactly("2/0AF");
        end.receive(List.of(new FlowExceptionReport(flow.id(), 1L << 40), acknowledge(flow, 0, 2)), T);
        assertThat(end.events(FlowEvent.Rejected.class)).hasSize(1);
        assertThat(end.events(FlowEvent.Completed.class)).hasSize(1);
    }

    @Test
    @Proves("R7016-257")
    void acknowledgementsOfWhatWasNotSentHaveNoEffect() {
        end.receive(List.of(acknowledge(flow, 0, 5)), T);
        write(2, "a");
        end.drain(T);
        flow.write(new byte[4_000], Reliability.FULL, T);
        end.receive(List.of(acknowledge(flow, 64, 2, 4, Long.MAX_VALUE)), T);
        assertThat(numbers(end.drain(T))).containsExactly("3/2", "4/2", "5/2", "6/2");

        end.receive(List.of(acknowledge(flow, 64, 2, 5, 6)), T);
        assertThat(end.feedback.bytesAcknowledged()).isPositive();
        end.receive(List.of(acknowledge(flow, 64, Long.MAX_VALUE)), T);
        assertThat(end.flows.bytesInFlight()).isZero();
        assertThat(flow.bufferedBytes()).isZero();
    }

    @Test
    void chunksForFlowsThatAreNotThereAreCountedAndIgnored() {
        end.receive(List.of(new FlowExceptionReport(0, 1), acknowledgeOf(0), acknowledgeOf(77)), T);

        assertThat(end.drops).containsOnly(DropReason.UNKNOWN_FLOW).hasSize(3);
        assertThat(end.events).isEmpty();
        assertThat(end.feedback.anyAcknowledgement()).isTrue();
        assertThat(end.feedback.bytesAcknowledged()).isZero();
    }

    @Test
    void aReceiptTellsWhatBecameOfAMessage() {
        WriteReceipt receipt = write(1, "a");
        assertThat(receipt.isStarted()).isFalse();
        end.drain(T);
        assertThat(receipt.isStarted()).isTrue();
        assertThat(receipt.isDelivered()).isFalse();
        end.receive(List.of(acknowledge(flow, 64, 1)), T);

        assertThat(receipt.isDelivered()).isTrue();
        assertThat(receipt.isAbandoned()).isFalse();
        receipt.abandon();
        assertThat(receipt.isAbandoned()).isFalse();
    }

    @Test
    void theApplicationIsToldOnceWhenAFullBufferIsHalfEmpty() {
        SendFlow small = end.flows.open(new byte[0], new FlowOptions(Priority.ROUTINE, false, 1_000), null, T);
        for (int index = 0; index < 10; index++) {
            assertThat(small.isWritable()).isTrue();
            small.write(new byte[100], Reliability.FULL, T);
        }
        assertThat(small.isWritable()).isFalse();
        end.drain(T);
        end.receive(List.of(acknowledge(small, 64, 4)), T);
        assertThat(end.events).isEmpty();
        assertThat(small.isWritable()).isTrue();
        end.receive(List.of(acknowledge(small, 64, 5)), T);
        end.receive(List.of(acknowledge(small, 64, 9)), T);

        assertThat(end.events).containsExactly(new FlowEvent.Writable(small));
        assertThat(small.bufferedBytes()).isEqualTo(100);
    }

    @Test
    @Proves("R7016-037")
    void flowsOfHigherPriorityGoFirstAndThoseOfTheSameTakeTurns() {
        SendFlow low = end.flows.open(new byte[0], new FlowOptions(Priority.LOW, false, 65_536), null, T);
        SendFlow audio = end.flows.open(new byte[0], new FlowOptions(Priority.IMMEDIATE, true, 65_536), null, T);
        SendFlow other = end.open("other");
        for (SendFlow each : List.of(low, flow, other)) {
            each.write(new byte[3_000], Reliability.FULL, T);
        }
        audio.write(new byte[900], Reliability.FULL, T);
        List<byte[]> packets = end.drain(T);

        assertThat(chunks(packets, UserData.class).stream().map(UserData::flowId)).containsExactly(
                audio.id(), flow.id(), other.id(), flow.id(), other.id(), flow.id(), other.id(), low.id(), low.id(),
                low.id());
        assertThat(packets.get(0)[0] & 0x80).isNotZero();
        assertThat(packets.subList(1, packets.size())).allMatch(packet -> (packet[0] & 0x80) == 0);
    }

    @Test
    void aChangedPriorityHoldsForWhatIsQueued() {
        SendFlow other = end.open("other");
        flow.write(new byte[900], Reliability.FULL, T);
        other.write(new byte[900], Reliability.FULL, T);
        other.setPriority(Priority.HIGH);

        assertThat(chunks(end.drain(T), UserData.class).stream().map(UserData::flowId))
                .containsExactly(other.id(), flow.id());
    }

    @Test
    void theEndOfTheSessionEndsEveryFlowOnce() {
        WriteReceipt receipt = write(1, "a");
        end.drain(T);
        SendFlow complete = end.open("complete");
        complete.close(T);
        end.drain(T);
        end.receive(List.of(acknowledge(complete, 64, 1)), T);
        end.flows.end(T);
        end.flows.end(T);

        assertThat(end.events).containsExactly(new FlowEvent.Completed(complete), new FlowEvent.Completed(flow));
        assertThat(receipt.isAbandoned()).isTrue();
        assertThat(end.flows.hasData(T)).isFalse();
        assertThat(end.flows.bytesInFlight()).isZero();
        assertThat(end.flows.nextDeadline()).isEqualTo(Time.NEVER);
        assertThatThrownBy(() -> end.open("late")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> write(1, "late")).isInstanceOf(IllegalStateException.class);
    }

    private WriteReceipt write(int count, String text) {
        WriteReceipt receipt = null;
        for (int index = 0; index < count; index++) {
            receipt = flow.write(text.getBytes(), Reliability.FULL, T);
        }
        return receipt;
    }

    private List<Boolean> optionsSent() {
        return chunks(end.drain(T), UserData.class).stream().map(data -> data.options() != null).toList();
    }

    private static Chunk acknowledgeOf(long flowId) {
        return new DataAcknowledgementRanges(flowId, 1, 1, new long[0]);
    }
}
