package io.github.peerfire.rtmfp.flow;

import static io.github.peerfire.rtmfp.flow.Fragments.acknowledge;
import static io.github.peerfire.rtmfp.flow.Fragments.sized;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.chunk.FlowExceptionReport;
import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.common.Time;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Far ends that do next to nothing while something waits for them (RFC 7016 §5). */
class ProgressTest {

    private static final long LIMIT = 60 * Time.SECOND;

    private final FlowEnd end = new FlowEnd(FlowLimits.DEFAULT.withProgress(LIMIT, LIMIT));
    private long now = Time.SECOND;
    private long number = 1;

    /** Receives the next fragment of a message that never ends. */
    private void piece(int bytes) {
        FragmentControl control = number == 1 ? FragmentControl.BEGIN : FragmentControl.MIDDLE;
        end.receive(List.of(sized(7, number++, 0, control, bytes)), now);
        end.flows.heard(now);
    }

    private void pass(long time) {
        now += time;
        end.flows.heard(now);
    }

    @Test
    void aMessageThatComesByteForByteIsNotWaitedFor() {
        while (now < 50 * Time.SECOND) {
            piece(1);
            pass(10 * Time.SECOND);
        }
        assertThat(end.flows.bytesHeld()).isPositive();
        while (now < 80 * Time.SECOND) {
            piece(1);
            pass(10 * Time.SECOND);
        }
        assertThat(end.flows.bytesHeld()).isZero();
        assertThat(end.drain(now).stream().flatMap(packet -> FlowEnd.chunks(packet).stream()))
                .contains(new FlowExceptionReport(7, 0));
        assertThat(end.events(FlowEvent.Finished.class)).hasSize(1);
    }

    @Test
    void whoSendsNothingMoreAtAllIsNotWaitedForEither() {
        piece(1_000);
        for (int count = 0; count < 8; count++) {
            pass(10 * Time.SECOND);
        }
        assertThat(end.flows.bytesHeld()).isZero();
    }

    @Test
    void aKibibyteInAMinuteIsEnough() {
        while (now < 1_000 * Time.SECOND) {
            piece(512);
            pass(20 * Time.SECOND);
        }
        assertThat(end.events(FlowEvent.Finished.class)).isEmpty();
    }

    @Test
    void aDeadNetworkIsNobodysFault() {
        piece(1_000);
        pass(10 * Time.SECOND);
        pass(10_000 * Time.SECOND);

        assertThat(end.flows.bytesHeld()).isPositive();
    }

    @Test
    void whatTheUserHoldsBackIsNotTheSendersFault() {
        piece(1_000);
        end.events(FlowEvent.Opened.class).get(0).flow().setSuspended(true);
        for (int count = 0; count < 20; count++) {
            pass(10 * Time.SECOND);
        }
        assertThat(end.flows.bytesHeld()).isPositive();
    }

    @Test
    void aFlowThatIsOpenAndHasNothingToSayIsNotSlow() {
        end.receive(List.of(sized(7, 1, 0, FragmentControl.WHOLE, 10)), now);
        for (int count = 0; count < 20; count++) {
            pass(10 * Time.SECOND);
        }
        assertThat(end.events(FlowEvent.Finished.class)).isEmpty();
        assertThat(end.flows.isAbused()).isFalse();
    }

    @Test
    void aReceiverThatTakesNothingIsGivenUpWhereThatIsLimited() {
        FlowEnd patient = new FlowEnd(FlowLimits.DEFAULT);
        for (FlowEnd sender : List.of(end, patient)) {
            SendFlow flow = sender.open("f");
            flow.write(new byte[5_000], Reliability.FULL, now);
            sender.drain(now);
            for (int count = 1; count < 12; count++) {
                // a window of nothing, and one number after the other
                long time = now + count * 10 * Time.SECOND;
                sender.receive(List.of(acknowledge(flow, 0, Math.min(count, 2))), time);
                sender.flows.heard(time);
                sender.drain(time);
            }
        }
        assertThat(end.flows.isAbused()).isTrue();
        assertThat(patient.flows.isAbused()).isFalse();
    }
}
