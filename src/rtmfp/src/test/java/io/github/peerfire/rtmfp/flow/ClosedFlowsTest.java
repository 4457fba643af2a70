package io.github.peerfire.rtmfp.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClosedFlowsTest {

    private final FlowRoom room = new FlowRoom(1 << 20);
    private final ClosedFlows closed = new ClosedFlows(100, new KeptBytes(room));

    @Test
    void whatIsOverStaysOverHoweverManyFollow() {
        for (long id = 2; id < 10_000; id++) {
            assertThat(closed.contains(id)).isFalse();
            closed.add(id);
        }
        for (long id = 2; id < 10_000; id++) {
            assertThat(closed.contains(id)).isTrue();
        }
    }

    @Test
    void untilOneIsForgottenLowerOnesMayFollowHigherOnes() {
        closed.add(1_000);
        assertThat(closed.contains(7)).isFalse();
        for (long id = 2_000; id < 2_100; id++) {
            closed.add(id);
        }
        assertThat(closed.contains(7)).isTrue();
        assertThat(closed.contains(1_001)).isFalse();
    }

    @Test
    void identifiersAreUnsigned() {
        for (long id = -1; id >= -100; id--) {
            closed.add(id);
        }
        closed.add(5);
        assertThat(closed.contains(5)).isTrue();
        assertThat(closed.contains(6)).as("higher than any that is forgotten").isFalse();
        assertThat(closed.contains(-1)).isTrue();
        closed.add(-200);
        assertThat(closed.contains(6)).isTrue();
        assertThat(closed.contains(-150)).isFalse();
    }

    /** What is asked for each packet that opens no flow must not cost a look at all that are remembered. */
    @Test
    void thousandsAreLookedUpAsFastAsFew() {
        ClosedFlows many = new ClosedFlows(1 << 16, new KeptBytes(new FlowRoom(1 << 24)));
        for (long id = 0; id < 1 << 16; id++) {
            many.add(2 * id);
        }
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (long id = 0; id < 1 << 18; id++) {
                assertThat(many.contains(2 * id + 1)).isFalse();
            }
        });
    }

    @Test
    void theyTakeNoMoreThanTheSessionMayKeep() {
        KeptBytes kept = new KeptBytes(new FlowRoom(0));
        kept.add(FlowRoom.OWN - 100);
        ClosedFlows few = new ClosedFlows(100, kept);
        for (long id = 2; id < 1_000; id++) {
            assertThat(few.contains(id)).isFalse();
            few.add(id);
        }

        for (long id = 2; id < 1_000; id++) {
            assertThat(few.contains(id)).isTrue();
        }
        assertThat(kept.hasRoomFor(100)).as("counted").isFalse();
        assertThat(kept.hasRoomFor(0)).isTrue();
    }

    @Test
    void withoutAnyRoomTheHighestIsRemembered() {
        KeptBytes kept = new KeptBytes(new FlowRoom(0));
        kept.add(FlowRoom.OWN);
        ClosedFlows none = new ClosedFlows(100, kept);
        none.add(7);
        none.add(5);

        assertThat(none.contains(5)).isTrue();
        assertThat(none.contains(7)).isTrue();
        assertThat(none.contains(8)).isFalse();
    }

    @Test
    void whatTheyTakeCounts() {
        KeptBytes kept = new KeptBytes(room);
        kept.add(FlowRoom.OWN);
        ClosedFlows closing = new ClosedFlows(100, kept);
        for (long id = 2; id < 1_000; id++) {
            closing.add(id);
        }

        assertThat(room.taken()).isEqualTo(100 * Long.BYTES);
    }

    @Test
    void whereRepetitionIsFoundOutOtherwiseNothingIsRemembered() {
        closed.setLimit(0);
        closed.add(5);

        assertThat(closed.contains(5)).isFalse();
    }
}
