package io.github.peerfire.testbed.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.testbed.simulation.InvariantException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Deliveries that must not happen are made to happen, to see that they would be seen. */
class ConsignmentTest {

    private final Consignment inOrder = consignment(false);

    /** A reliable one of several messages, delivered in order or on arrival. */
    private static Consignment consignment(boolean onArrival) {
        for (int seed = 0;; seed++) {
            Consignment candidate = new Consignment(0, true, new Random(seed));
            if (candidate.isOnArrival() == onArrival && candidate.times().size() > 3) {
                return candidate;
            }
        }
    }

    private static void assertFound(Consignment consignment, byte[] message, String what) {
        assertThatThrownBy(() -> consignment.arrive(message)).isInstanceOf(InvariantException.class)
                .hasMessageContaining(what);
    }

    @Test
    void messagesInTheirOrderAreWhatIsExpected() {
        for (int index = 0; index < inOrder.times().size(); index++) {
            inOrder.arrive(inOrder.content(index).clone());
        }
        // the sender does not know yet
        assertThat(inOrder.isSettled()).isFalse();
    }

    @Test
    void aChangedMessageIsFound() {
        byte[] changed = inOrder.content(0).clone();
        changed[changed.length - 1] ^= 1;
        assertFound(inOrder, changed, "changed");
    }

    @Test
    void aMessageThatArrivesTwiceIsFound() {
        inOrder.arrive(inOrder.content(0).clone());
        assertFound(inOrder, inOrder.content(0).clone(), "twice");
        Consignment onArrival = consignment(true);
        onArrival.arrive(onArrival.content(2).clone());
        onArrival.arrive(onArrival.content(0).clone());
        assertFound(onArrival, onArrival.content(2).clone(), "twice");
    }

    @Test
    void aMessageThatNobodyGaveUpAndThatIsPassedOverIsFound() {
        inOrder.arrive(inOrder.content(0).clone());
        assertFound(inOrder, inOrder.content(2).clone(), "passed over");
    }

    @Test
    void aMessageAfterTheEndIsFound() {
        inOrder.arrive(inOrder.content(0).clone());
        inOrder.finish();
        assertFound(inOrder, inOrder.content(1).clone(), "after its end");
    }

    @Test
    void whatDidNotArriveIsNotSettled() {
        assertThat(inOrder.isSettled()).isFalse();
    }
}
