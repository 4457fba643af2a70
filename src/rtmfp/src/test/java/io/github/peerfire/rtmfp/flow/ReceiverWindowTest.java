package io.github.peerfire.rtmfp.flow;

import static io.github.peerfire.rtmfp.flow.Fragments.acknowledge;
import static io.github.peerfire.rtmfp.flow.Fragments.chunks;
import static io.github.peerfire.rtmfp.flow.Fragments.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.chunk.BufferProbe;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Flow control at the sender, and buffer probes (RFC 7016 §3.6.2.9). */
class ReceiverWindowTest {

    private static final long T = Time.SECOND;
    private final FlowEnd end = new FlowEnd();
    private final SendFlow flow = end.open("f");

    @Test
    @Proves("R7016-241")
    void beforeAnyAdvertisement65536BytesAreSent() {
        flow.write(new byte[200_000], Reliability.FULL, T);
        end.drain(T);

        assertThat(end.flows.bytesInFlight()).isBetween(65_536L, 65_536L + 1_152);
        assertThat(end.flows.hasData(T)).isFalse();
    }

    @Test
    @Proves({"R7016-103", "R7016-246", "R7016-256", "R7016-268"})
    void anAdvertisementIsInBlocksOf1024BytesAndLimitsWhatIsInFlight() {
        flow.write(new byte[200_000], Reliability.FULL, T);
        end.drain(T);
        end.receive(List.of(acknowledge(flow, 3, 50)), T);
        assertThat(end.drain(T)).isEmpty();
        end.receive(List.of(acknowledge(flow, 3, 60)), T);
        end.drain(T);

        assertThat(end.flows.bytesInFlight()).isBetween(3_072L, 3_072L + 1_152);
    }

    @Test
    void aHugeAdvertisementIsJustHuge() {
        flow.write(new byte[200_000], Reliability.FULL, T);
        end.drain(T);
        end.receive(List.of(acknowledge(flow, -1, 1)), T);

        assertThat(numbers(end.drain(T))).hasSizeGreaterThan(100);
    }

    @Test
    void anAcknowledgementThatWasOvertakenDoesNotCloseTheWindow() {
        writeAndSend(3);
        end.receive(List.of(acknowledge(flow, 64, 2)), T);
        end.receive(List.of(acknowledge(flow, 0, 1)), T);

        assertThat(writeAndSend(1)).isEqualTo(1);
    }

    @Test
    @Proves({"R7016-269", "R7016-271", "R7016-272", "R7016-273", "R7016-274"})
    void aSuspendedFlowProbesAfterASecondThenLessAndLessOftenUpToEveryMinute() {
        writeAndSend(1);
        end.receive(List.of(acknowledge(flow, 0, 1)), T);
        assertThat(writeAndSend(1)).isZero();
        List<Long> probes = probeTimes(400);

        assertThat(probes).startsWith(1L, 2L, 4L, 8L, 16L, 32L, 64L, 124L, 184L);
    }

    @Test
    @Proves("R7016-275")
    void probingStopsWhenTheWindowOpens() {
        writeAndSend(1);
        end.receive(List.of(acknowledge(flow, 0, 1)), T);
        writeAndSend(1);
        end.receive(List.of(acknowledge(flow, 1, 1)), T);

        assertThat(numbers(end.drain(T))).containsExactly("2/1");
        end.receive(List.of(acknowledge(flow, 1, 2)), T);
        assertThat(end.drain(T + 2 * Time.SECOND)).isEmpty();
        assertThat(end.flows.nextDeadline()).isEqualTo(Time.NEVER);
    }

    @Test
    @Proves("R7016-275")
    void aProbeThatIsDueWhenTheWindowOpensIsNotSent() {
        writeAndSend(1);
        end.receive(List.of(acknowledge(flow, 0, 1)), T);
        writeAndSend(1);
        end.flows.handleTimeout(T + Time.SECOND);
        assertThat(end.flows.hasAcknowledgements(T + Time.SECOND)).isTrue();
        end.receive(List.of(acknowledge(flow, 64, 1)), T + Time.SECOND);

        assertThat(end.flows.hasAcknowledgements(T + Time.SECOND)).isFalse();
        assertThat(chunks(end.drain(T + Time.SECOND), BufferProbe.class)).isEmpty();
    }

    @Test
    void whereProbesAreNotWantedTheLastAcknowledgedNumberIsRepeatedInstead() {
        FlowLimits limits = FlowLimits.DEFAULT;
        FlowEnd old = new FlowEnd(new FlowLimits(limits.packetSize(), limits.bufferCapacity(),
                limits.sessionBufferCapacity(), limits.maxMessageSize(), limits.maxRecvFlows(), limits.maxRanges(),
                limits.rememberedFlows(), limits.rangesOnly(), false));
        SendFlow stopped = old.open("f");
        stopped.write(new byte[10], Reliability.FULL, T);
        old.drain(T);
        old.receive(List.of(acknowledge(stopped, 0, 1)), T);
        stopped.write(new byte[10], Reliability.FULL, T);

        List<byte[]> packets = old.drain(T + Time.SECOND);
        assertThat(chunks(packets, BufferProbe.class)).isEmpty();
        assertThat(numbers(packets)).containsExactly("1/1A");
        assertThat(old.flows.nextDeadline()).isEqualTo(T + 2 * Time.SECOND);
    }

    @Test
    void nothingIsProbedForWhileThereIsNothingToSend() {
        writeAndSend(1);
        end.receive(List.of(acknowledge(flow, 0, 1)), T);

        assertThat(end.flows.nextDeadline()).isEqualTo(Time.NEVER);
    }

    private int writeAndSend(int count) {
        for (int index = 0; index < count; index++) {
            flow.write(new byte[10], Reliability.FULL, T);
        }
        return chunks(end.drain(T), UserData.class).size();
    }

    private List<Long> probeTimes(int seconds) {
        List<Long> times = new ArrayList<>();
        for (long now = end.flows.nextDeadline(); now < T + seconds * Time.SECOND; now = end.flows.nextDeadline()) {
            for (BufferProbe probe : chunks(end.drain(now), BufferProbe.class)) {
                assertThat(probe.flowId()).isEqualTo(flow.id());
                times.add((now - T) / Time.SECOND);
            }
        }
        return times;
    }
}
