package io.github.peerfire.rtmfp.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.chunk.UserData;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold for everything that one end sends, given what it received. */
final class FlowInvariants {

    private final Map<Long, Sent> sent = new HashMap<>();
    private final Map<Long, Received> received = new HashMap<>();

    void receives(List<Chunk> packet) {
        for (Chunk chunk : packet) {
            if (chunk instanceof UserData data) {
                Received flow = received.computeIfAbsent(data.flowId(), id -> new Received());
                flow.numbers.add(data.sequenceNumber());
                flow.forward = Math.max(flow.forward, data.forwardSequenceNumber());
            } else if (chunk instanceof DataAcknowledgement acknowledgement) {
                sent.computeIfAbsent(acknowledgement.flowId(), id -> new Sent()).acknowledged = true;
            }
        }
    }

    void sends(List<Chunk> packet) {
        Set<Long> flowsInPacket = new HashSet<>();
        for (Chunk chunk : packet) {
            if (chunk instanceof UserData data) {
                Sent flow = sent.computeIfAbsent(data.flowId(), id -> new Sent());
                flow.check(data);
                boolean described = data.options() != null && data.options().first(0) != null;
                assertThat(described).as("metadata").isEqualTo(flowsInPacket.add(data.flowId()) && !flow.acknowledged);
            } else if (chunk instanceof DataAcknowledgement acknowledgement) {
                received.get(acknowledgement.flowId()).check(acknowledgement);
            }
        }
    }

    private static final class Sent {

        private final Map<Long, FragmentControl> controls = new HashMap<>();
        private boolean acknowledged;
        private long forward;
        private long last = Long.MAX_VALUE;

        void check(UserData data) {
            long number = data.sequenceNumber();
            assertThat(data.forwardSequenceNumber()).as("FSN").isGreaterThanOrEqualTo(forward);
            forward = data.forwardSequenceNumber();
            if (!data.abandon()) {
                assertThat(number).as("number above FSN").isGreaterThan(forward);
            }
            if (number > forward || !data.abandon()) {
                checkControl(number, data.fragmentControl());
            }
            assertThat(number).isLessThanOrEqualTo(last);
            last = data.isFinal() ? number : last;
        }

        /** In a Forward Sequence Number Update it has no meaning. */
        private void checkControl(long number, FragmentControl control) {
            assertThat(controls.getOrDefault(number, control)).isEqualTo(control);
            controls.put(number, control);
            assertContinues(number - 1);
            assertContinues(number);
        }

        private void assertContinues(long number) {
            if (controls.containsKey(number) && controls.containsKey(number + 1)) {
                assertThat(controls.get(number).isLast()).isEqualTo(controls.get(number + 1).isFirst());
            }
        }
    }

    private static final class Received {

        private final Set<Long> numbers = new HashSet<>();
        private long forward;

        void check(DataAcknowledgement acknowledgement) {
            long cumulative = acknowledgement.cumulativeAck();
            assertThat(cumulative).as("cumulative").isGreaterThanOrEqualTo(forward);
            for (long number = forward + 1; number <= cumulative; number++) {
                assertThat(numbers).contains(number);
            }
            long[] ranges = acknowledgement.ranges();
            for (int index = 0; index < ranges.length; index += 2) {
                for (long number = ranges[index]; number <= ranges[index + 1]; number++) {
                    assertThat(numbers).contains(number);
                }
            }
        }
    }
}
