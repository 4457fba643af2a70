package io.github.peerfire.rtmfp.flow;

import static io.github.peerfire.rtmfp.flow.Fragments.acknowledge;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.chunk.DataAcknowledgementRanges;
import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.common.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a far end makes a sender keep by what it acknowledges, and what not (RFC 7016 §5). */
class HostileReceiverTest {

    private static final int MANY = 1_000;

    private final FlowRoom room = new FlowRoom(16_000);
    private final FlowEnd end = new FlowEnd(FlowLimits.MODEST, room);

    private void write(SendFlow flow, int count) {
        IntStream.range(0, count).forEach(i -> flow.write(new byte[1], Reliability.FULL, Time.SECOND));
        end.drain(Time.SECOND);
    }

    /** The places of all that was sent since have to be kept for the one. */
    @Test
    void whoNeverAcknowledgesTheFirstIsPutOut() {
        SendFlow flow = end.open("f");
        write(flow, 1);
        int sent = 1;
        while (!end.flows.isAbused() && sent < 10 * MANY) {
            write(flow, 1);
            sent++;
            end.receive(List.of(acknowledge(flow, 64, 0, 2, sent)), Time.SECOND);
        }

        assertThat(sent).isBetween(100, MANY);
        end.flows.end(Time.SECOND);
        assertThat(room.taken()).isZero();
    }

    @Test
    void whatWasAcknowledgedAtLastTakesNoRoomAnyMore() {
        SendFlow flow = end.open("f");
        write(flow, 1);
        for (int sent = 2; sent <= 300; sent++) {
            write(flow, 1);
            end.receive(List.of(acknowledge(flow, 64, 0, 2, sent)), Time.SECOND);
        }
        assertThat(flow.cost()).isGreaterThan(2_000);
        end.receive(List.of(acknowledge(flow, 64, 300)), Time.SECOND);

        assertThat(flow.cost()).isLessThan(600);
        assertThat(room.taken()).isZero();
        assertThat(end.flows.isAbused()).isFalse();
    }

    @Test
    void rangesAreRememberedOnlyIfSomethingIsMissingBetweenThem() {
        SendQueue queue = new SendQueue();
        List<SendFragment> sent = new ArrayList<>();
        for (int number = 1; number <= MANY; number++) {
            SendFragment fragment = new SendFragment(null, null, number, FragmentControl.WHOLE, 0, 0);
            queue.append(fragment);
            queue.sent(fragment, 0);
            sent.add(fragment);
        }
        long[] everySecond = LongStream.range(1, MANY / 2)
                .flatMap(number -> LongStream.of(2 * number, 2 * number)).toArray();
        AcknowledgementProcessor processor = new AcknowledgementProcessor();
        processor.process(new DataAcknowledgementRanges(1, 64, 0, everySecond), queue, queue::remove);
        assertThat(processor.remembersAny()).isTrue();

        sent.stream().filter(fragment -> queue.get(fragment.sequenceNumber) == fragment).skip(1)
                .forEach(queue::remove);
        assertThat(queue.size()).isEqualTo(1);
        processor.process(new DataAcknowledgementRanges(1, 64, 0, everySecond), queue, queue::remove);
        assertThat(processor.remembersAny()).as("lies").isFalse();
    }
}
