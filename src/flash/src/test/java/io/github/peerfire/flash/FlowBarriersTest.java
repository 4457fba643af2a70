package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.flash.message.AudioMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** RFC 7425 §5.2, Figure 2 among others. */
class FlowBarriersTest {

    private final List<Long> delivered = new ArrayList<>();
    private final Set<String> stopped = new HashSet<>();
    private final FlowBarriers<String> barriers = new FlowBarriers<>(new FlowBarriers.Sink<>() {

        @Override
        public void accept(String flow, RtmpMessage message, long now) {
            delivered.add(message.timestamp());
        }

        @Override
        public void suspend(String flow, boolean suspended) {
            if (suspended) {
                stopped.add(flow);
            } else {
                stopped.remove(flow);
            }
        }
    });

    @Test
    @Proves("R7425-105")
    void messagesPassInTheOrderOfTheRfcsExample() {
        message("F1", 1);
        message("F1", 2);
        message("F1", 4);
        sync("F1", 8, 2);
        sync("F1", 13, 2);
        message("F1", 7);
        assertThat(delivered).containsExactly(1L, 2L, 4L);

        message("F2", 3);
        sync("F2", 8, 2);
        message("F2", 5);
        assertThat(delivered).containsExactly(1L, 2L, 4L, 3L, 5L);
        assertThat(barriers.isWaiting()).isTrue();
        assertThat(stopped).containsExactly("F1");

        sync("F2", 13, 2);
        message("F2", 6);
        assertThat(delivered).containsExactly(1L, 2L, 4L, 3L, 5L, 7L, 6L);
        assertThat(barriers.isWaiting()).isFalse();
        assertThat(stopped).isEmpty();
    }

    @Test
    void aBarrierOfOneFlowHoldsNothingUp() {
        sync("F1", 1, 1);
        sync("F1", 2, 0);
        message("F1", 1);
        assertThat(delivered).containsExactly(1L);
    }

    @Test
    void aBarrierOfMoreFlowsThanThereCanBeHoldsUpOnlyWhoReachedIt() {
        sync("F1", 1, 0xffff_ffffL);
        message("F1", 1);
        message("F2", 2);
        assertThat(delivered).containsExactly(2L);
        barriers.releaseAll(0);
        assertThat(delivered).containsExactly(2L, 1L);
        assertThat(stopped).isEmpty();
    }

    @Test
    void flowsWithoutBarrierGoOn() {
        sync("F1", 1, 2);
        message("F1", 1);
        message("F2", 2);
        assertThat(delivered).containsExactly(2L);
    }

    @Test
    void whatWaitsComesInItsOrderWhenTheBarrierIsGivenUp() {
        sync("F1", 1, 3);
        message("F1", 1);
        message("F1", 2);
        sync("F2", 1, 3);
        message("F2", 3);
        barriers.releaseAll(0);
        assertThat(delivered).containsExactly(1L, 2L, 3L);
        message("F1", 4);
        assertThat(delivered).endsWith(4L);
    }

    @Test
    void aSenderThatNeverReachesItsBarrierCannotFillTheMemory() {
        sync("F1", 1, 2);
        int size = 100_000;
        for (int i = 0; i < 60; i++) {
            barriers.offer("F1", new AudioMessage(i, new byte[size]), 0);
        }
        assertThat(delivered.size() * (long) size).isGreaterThan(6_000_000 - FlowBarriers.MAXIMUM_WAITING_BYTES);
        assertThat(delivered).isSorted();
    }

    @Test
    void abandonedBarriersDoNotCountForLaterOnes() {
        sync("F1", 1, 2);
        barriers.releaseAll(0);
        sync("F2", 1, 2);
        message("F2", 1);
        assertThat(delivered).isEmpty();
    }

    private void message(String flow, long timestamp) {
        RtmpMessage message = new AudioMessage(timestamp, new byte[0]);
        barriers.offer(flow, message, 0);
    }

    private void sync(String flow, long id, long count) {
        barriers.offer(flow, new UserControlMessage(new UserControl.FlowSynchronization(id, count)), 0);
    }
}
