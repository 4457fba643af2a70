package io.github.peerfire.rtmfp.flow;

import static io.github.peerfire.rtmfp.flow.Fragments.acknowledge;
import static io.github.peerfire.rtmfp.flow.Fragments.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.common.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Negative acknowledgement, loss, and giving up (RFC 7016 §3.6.2.5 to §3.6.2.8). */
class LossTest {

    private static final long T = Time.SECOND;
    private final FlowEnd end = new FlowEnd();
    private final SendFlow flow = end.open("f");

    @Test
    @Proves({"R7016-258", "R7016-259"})
    void threeNegativeAcknowledgementsMakeALoss() {
        send(6, Reliability.FULL);
        receive(0, 2, 2);
        assertThat(end.feedback.anyNegativeAcknowledgement()).isTrue();
        receive(0, 2, 3);
        assertThat(end.feedback.fragmentsLost()).isZero();
        receive(0, 2, 4);

        assertThat(end.feedback.fragmentsLost()).isEqualTo(1);
        assertThat(numbers(end.drain(T))).containsExactly("1/0");
        assertThat(end.flows.totals().fragmentsLost()).isEqualTo(1);
        assertThat(end.flows.totals().fragmentsSent()).isEqualTo(7);
    }

    @Test
    void acknowledgementsWithoutNewsAreNoNegativeOnes() {
        send(3, Reliability.FULL);
        for (int repeated = 0; repeated < 10; repeated++) {
            receive(0, 2, 2);
        }

        assertThat(end.flows.totals().fragmentsLost()).isZero();
    }

    @Test
    @Proves({"R7016-259", "R7016-260"})
    void whatIsSentLaterInAnotherFlowCountsToo() {
        send(1, Reliability.FULL);
        SendFlow other = end.open("other");
        for (int index = 1; index <= 3; index++) {
            other.write(new byte[1], Reliability.FULL, T);
            end.drain(T);
            end.receive(List.of(acknowledge(other, 64, index)), T);
        }

        assertThat(end.feedback.fragmentsLost()).isEqualTo(1);
    }

    @Test
    void aFragmentThatArrivesAfterAllIsNotSentAgain() {
        send(6, Reliability.FULL);
        receive(0, 2, 2);
        receive(0, 2, 3);
        receive(0, 2, 4);
        receive(4);

        assertThat(end.feedback.bytesAcknowledged()).isZero();
        assertThat(end.drain(T)).isEmpty();
        assertThat(end.flows.totals().fragmentsLost()).as("it was late").isZero();
    }

    @Test
    void whatIsInFlightWhenTheSessionEndsWasNotFoundLost() {
        send(4, Reliability.FULL);
        receive(2);
        end.flows.end(T);
        assertThat(end.flows.totals()).isEqualTo(new FlowTotals(4, 0));
        assertThat(end.flows.bytesInFlight()).isZero();
    }

    @Test
    void whatComesAfterTheTimeoutWasNotLost() {
        send(4, Reliability.FULL);
        assertThat(end.flows.retransmissionTimeoutExpired(T)).isTrue();
        receive(4);
        assertThat(end.flows.totals().fragmentsLost()).isZero();
    }

    @Test
    @Proves({"R7016-232", "R7016-261"})
    void onATimeoutEverythingInFlightIsSentAgainInOrder() {
        send(4, Reliability.FULL);
        receive(0, 3, 3);
        assertThat(numbers(end.drain(T + FlowEnd.ERTO))).containsExactly("1/0", "2/0", "4/0");
        assertThat(end.flows.retransmissionTimeoutExpired(T)).isTrue();
        assertThat(end.flows.retransmissionTimeoutExpired(T)).isFalse();
    }

    @Test
    void theFeedbackCountsWhatTheChunksOfAPacketAcknowledge() {
        send(3, Reliability.FULL);
        long inFlight = end.flows.bytesInFlight();
        end.receive(List.of(acknowledge(flow, 64, 1), acknowledge(flow, 64, 2)), T);

        assertThat(end.feedback).isEqualTo(new PacketFeedback(true, inFlight, inFlight * 2 / 3, false, 0, false));
        end.receive(List.of(), T);
        assertThat(end.feedback).isEqualTo(PacketFeedback.NONE);
    }

    /** RFC 7016 figure 21, with its numbers lowered by 30. */
    @Test
    @Proves({"R7016-250", "R7016-251"})
    void lossGoesAsInTheExampleOfTheRfc() {
        List<WriteReceipt> receipts = send(15, Reliability.FULL);
        receive(0, 2, 2);
        receipts.add(write());
        assertThat(numbers(end.drain(T))).containsExactly("16/0");
        receive(0, 2, 2, 4, 4);
        receipts.get(0).abandon();
        receive(0, 2, 2, 4, 5);
        receipts.add(write());
        assertThat(numbers(end.drain(T))).as("line 7").containsExactly("17/2");
        receive(0, 2, 2, 4, 6);
        assertThat(numbers(end.drain(T))).as("line 9").containsExactly("3/2");
        receive(0, 2, 2, 4, 7);
        receipts.add(write());
        assertThat(numbers(end.drain(T))).as("line 11").containsExactly("18/2");
    }

    /** RFC 7016 figure 21, lines 21 to 27: without the update the receiver would wait for ever. */
    @Test
    @Proves({"R7016-266", "R7016-267"})
    void whenOnlyFragmentsInFlightFollowAnAbandonedOneAnUpdateIsSent() {
        List<WriteReceipt> receipts = send(5, Reliability.FULL);
        receive(0, 2, 2);
        receive(0, 2, 3);
        receive(0, 2, 4);
        receipts.get(0).abandon();
        assertThat(numbers(end.drain(T))).as("line 25").containsExactly("1/1A");
        receive(0, 2, 5);
        assertThat(end.drain(T)).isEmpty();
        receive(5);
        assertThat(end.flows.bytesInFlight()).isZero();
        assertThat(end.drain(T)).isEmpty();
    }

    @Test
    @Proves({"R7016-247", "R7016-266", "R7016-267"})
    void anUpdateThatIsLostIsSentAgain() {
        List<WriteReceipt> receipts = send(2, Reliability.FULL);
        end.flows.retransmissionTimeoutExpired(T);
        receipts.forEach(WriteReceipt::abandon);
        assertThat(numbers(end.drain(T))).containsExactly("2/2A");
        end.flows.retransmissionTimeoutExpired(T);
        assertThat(numbers(end.drain(T))).containsExactly("2/2A");
        receive(2);

        assertThat(end.drain(T)).isEmpty();
    }

    @Test
    @Proves({"R7016-248", "R7016-249"})
    void theForwardSequenceNumberIsNeverThatOfDataInFlight() {
        List<WriteReceipt> receipts = send(2, Reliability.FULL);
        receipts.get(0).abandon();
        write();
        assertThat(numbers(end.drain(T))).containsExactly("3/0");
    }

    @Test
    @Proves("R7016-264")
    void oneAbandonedFragmentAbandonsItsMessage() {
        WriteReceipt receipt = flow.write(new byte[5_000], Reliability.FULL, T);
        end.congestionWindow = 2_000;
        assertThat(numbers(end.drain(T))).containsExactly("1/0", "2/0");
        receipt.abandon();
        assertThat(flow.bufferedBytes()).isZero();
        receive(1);
        end.flows.retransmissionTimeoutExpired(T);

        assertThat(numbers(end.drain(T))).containsExactly("5/5A");
    }

    @Test
    @Proves("R7016-247")
    void aMessageWithoutReliabilityIsNotSentTwice() {
        List<WriteReceipt> receipts = send(1, Reliability.NONE);
        end.flows.retransmissionTimeoutExpired(T);
        assertThat(receipts.get(0).isAbandoned()).isTrue();
        assertThat(numbers(end.drain(T + 9 * Time.SECOND))).containsExactly("1/1A");
    }

    @Test
    void aMessageWithoutReliabilityIsSentHoweverLateItIs() {
        end.congestionWindow = 0;
        write(Reliability.NONE);
        assertThat(end.drain(T + 50 * Time.SECOND)).isEmpty();
        end.congestionWindow = 10_000;

        assertThat(numbers(end.drain(T + 50 * Time.SECOND))).containsExactly("1/0");
    }

    @Test
    void aMessageThatWasNotStartedInTimeIsAbandoned() {
        end.congestionWindow = 0;
        WriteReceipt receipt = write(Reliability.within(Time.SECOND));
        assertThat(end.flows.nextDeadline()).isEqualTo(T + Time.SECOND + 1);
        end.flows.handleTimeout(T + Time.SECOND);
        assertThat(receipt.isAbandoned()).isFalse();
        end.flows.handleTimeout(T + Time.SECOND + 1);

        assertThat(receipt.isAbandoned()).isTrue();
        assertThat(flow.bufferedBytes()).isZero();
        assertThat(end.flows.nextDeadline()).isEqualTo(Time.NEVER);
    }

    @Test
    void aMessageThatCannotBeFinishedInTimeAnyMoreIsNotStarted() {
        end.congestionWindow = 0;
        WriteReceipt receipt = flow.write(new byte[1], new Reliability(Time.NEVER, Time.SECOND), T);
        end.flows.handleTimeout(T + Time.SECOND);
        assertThat(receipt.isAbandoned()).isFalse();
        end.flows.handleTimeout(T + Time.SECOND + 1);

        assertThat(receipt.isAbandoned()).isTrue();
    }

    @Test
    void aMessageMayHaveAllTheTimeOnceItIsStarted() {
        end.congestionWindow = 0;
        WriteReceipt late = flow.write(new byte[1], new Reliability(Time.SECOND, Time.NEVER), T);
        end.flows.handleTimeout(T + Time.SECOND + 1);
        assertThat(late.isAbandoned()).isTrue();
        end.congestionWindow = 10_000;
        end.drain(T + 2 * Time.SECOND);
        WriteReceipt started = flow.write(new byte[1], new Reliability(Time.SECOND, Time.NEVER), T + 2 * Time.SECOND);
        end.drain(T + 2 * Time.SECOND);
        end.flows.handleTimeout(T + 1_000 * Time.SECOND);

        assertThat(started.isAbandoned()).isFalse();
    }

    @Test
    void aStartedMessageMayBeFinishedLater() {
        WriteReceipt receipt = flow.write(new byte[1], new Reliability(Time.SECOND, 5 * Time.SECOND), T);
        end.drain(T);
        end.flows.retransmissionTimeoutExpired(T);
        assertThat(numbers(end.drain(T + 5 * Time.SECOND))).containsExactly("1/0");
        end.flows.handleTimeout(T + 5 * Time.SECOND + 1);

        assertThat(receipt.isAbandoned()).isTrue();
    }

    private List<WriteReceipt> send(int count, Reliability reliability) {
        List<WriteReceipt> receipts = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            receipts.add(write(reliability));
            end.drain(T);
        }
        return receipts;
    }

    private WriteReceipt write() {
        return write(Reliability.FULL);
    }

    private WriteReceipt write(Reliability reliability) {
        return flow.write(new byte[20], reliability, T);
    }

    private void receive(long cumulative, long... ranges) {
        end.receive(List.of(acknowledge(flow, 64, cumulative, ranges)), T);
    }
}
