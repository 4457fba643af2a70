package io.github.peerfire.rtmfp.flow;

import static io.github.peerfire.rtmfp.flow.Fragments.acknowledge;
import static io.github.peerfire.rtmfp.flow.Fragments.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.common.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The receiver learns soon what it need not wait for, even if the news of it are lost (RFC 7016 §3.6.2.7.1). */
class ForwardReminderTest {

    private static final long T = Time.SECOND;
    private static final long MS = Time.MILLISECOND;

    /** A round trip of {@link FlowEnd}, an eighth of it, and the resolution that it is measured with. */
    private static final long OVERDUE = 37 * MS + 750_000;

    private final FlowEnd end = new FlowEnd();
    private final SendFlow flow = end.open("f");

    @Test
    void whatWasAbandonedIsLostOnceAnOverdueAcknowledgementLacksIt() {
        List<WriteReceipt> receipts = send(2, T);
        receipts.get(0).abandon();
        receive(T + OVERDUE - 1, 0, 2, 2);
        assertThat(end.flows.totals().fragmentsLost()).isZero();
        receive(T + OVERDUE, 0, 2, 2);

        assertThat(end.flows.totals().fragmentsLost()).isEqualTo(1);
        assertThat(numbers(end.drain(T + OVERDUE))).containsExactly("1/1A");
    }

    @Test
    void whatWasMissedBeforeIsLostAsSoonAsItExpires() {
        flow.write(new byte[20], Reliability.within(50 * MS), T);
        send(1, T);
        receive(T + 40 * MS, 0, 2, 2);
        assertThat(end.drain(T + 50 * MS)).isEmpty();

        assertThat(numbers(end.drain(T + 50 * MS + 1))).containsExactly("1/1A");
    }

    @Test
    @Proves("R7016-259")
    void whatIsStillWantedIsNotLostBeforeTheThirdNegativeAcknowledgement() {
        send(2, T);
        receive(T + 400 * MS, 0, 2, 2);

        assertThat(end.flows.totals().fragmentsLost()).isZero();
    }

    @Test
    @Proves("R7016-249")
    void whatMayStillArriveIsNotPassedOver() {
        List<WriteReceipt> receipts = send(3, T);
        receive(T + 30 * MS, 1);
        receipts.get(1).abandon();
        end.drain(T + 30 * MS);
        receive(T + OVERDUE, 1);

        assertThat(end.flows.totals().fragmentsLost()).isZero();
        assertThat(numbers(end.drain(T + 2 * OVERDUE))).as("asks without saying anything new").containsExactly("1/1A");
    }

    @Test
    @Proves({"R7016-266", "R7016-267"})
    void anUpdateThatIsNotAcknowledgedIsRepeatedTwiceAndThenLeftToTheTimeout() {
        abandonFirstOf(2);
        final long inFlight = end.flows.bytesInFlight();
        assertThat(numbers(end.drain(T + OVERDUE))).containsExactly("1/1A");
        assertThat(end.drain(T + 2 * OVERDUE - 1)).isEmpty();
        assertThat(numbers(end.drain(T + 2 * OVERDUE))).containsExactly("1/1A");
        assertThat(numbers(end.drain(T + 4 * OVERDUE))).containsExactly("1/1A");
        assertThat(end.drain(T + 12 * OVERDUE)).isEmpty();

        assertThat(end.flows.bytesInFlight()).as("what only repeats is not in flight").isLessThan(inFlight + 20);
        assertThat(end.flows.nextDeadline()).isEqualTo(Time.NEVER);
    }

    @Test
    void anUpdateThatIsAcknowledgedIsNotRepeated() {
        abandonFirstOf(2);
        end.drain(T + OVERDUE);
        receive(T + OVERDUE + 30 * MS, 2);

        assertThat(end.drain(T + 400 * MS)).isEmpty();
        assertThat(end.flows.nextDeadline()).isEqualTo(Time.NEVER);
    }

    @Test
    void newsThatWentWithLostDataAreRepeatedWithoutIt() {
        abandonFirstOf(3);
        flow.write(new byte[20], Reliability.FULL, T);
        assertThat(numbers(end.drain(T + OVERDUE))).containsExactly("4/3");

        assertThat(numbers(end.drain(T + 2 * OVERDUE))).containsExactly("3/3A");
        assertThat(end.flows.totals().fragmentsLost()).isEqualTo(1);
    }

    /** The number goes with what is sent again needlessly, and that is lost. */
    @Test
    @Proves("R7016-266")
    void whereNothingIsLeftToBeSentTheReceiverIsToldAgainLessAndLessOften() {
        send(3, T).get(0).abandon();
        end.flows.retransmissionTimeoutExpired(T);
        assertThat(numbers(end.drain(T))).containsExactly("2/1", "3/1");
        receive(T, 0, 2, 3);
        assertThat(end.flows.bytesInFlight()).isZero();

        long now = T;
        for (int reminder = 0; reminder < 8; reminder++) {
            now += OVERDUE << reminder;
            assertThat(end.drain(now - 1)).isEmpty();
            assertThat(numbers(end.drain(now))).containsExactly("3/3A");
        }
        assertThat(end.flows.nextDeadline()).isEqualTo(Time.NEVER);
    }

    @Test
    void reliableDataNeedNoReminder() {
        send(5, T);
        receive(T + 30 * MS, 2, 4, 5);

        assertThat(end.drain(T + 400 * MS)).isEmpty();
        assertThat(end.flows.nextDeadline()).isEqualTo(Time.NEVER);
    }

    /** Sends that many, gives the first one up, and learns that all others have arrived but it has not. */
    private void abandonFirstOf(int count) {
        List<WriteReceipt> receipts = send(count, T);
        receipts.get(0).abandon();
        receive(T + OVERDUE, 0, 2, count);
    }

    private List<WriteReceipt> send(int count, long now) {
        List<WriteReceipt> receipts = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            receipts.add(flow.write(new byte[20], Reliability.FULL, now));
            end.drain(now);
        }
        return receipts;
    }

    private void receive(long now, long cumulative, long... ranges) {
        end.receive(List.of(acknowledge(flow, 64, cumulative, ranges)), now);
    }
}
