package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two users call each other at about the same time, and stanzas cross in whatever order (ProtoXEP 7.4). */
class GlareTest {

    private static final int WALKS = 3000;

    /** Takes the first way at each fork, then all others, one after the other. */
    private static final class EveryOrder implements IntUnaryOperator {

        private final List<Integer> chosen = new ArrayList<>();
        private final List<Integer> options = new ArrayList<>();
        private int depth;

        @Override
        public int applyAsInt(int count) {
            if (depth == chosen.size()) {
                chosen.add(0);
                options.add(count);
            }
            return chosen.get(depth++);
        }

        /** Whether there is an order that was not tried yet; it is the next. */
        boolean next() {
            depth = 0;
            while (!chosen.isEmpty()) {
                int last = chosen.size() - 1;
                if (chosen.get(last) + 1 < options.get(last)) {
                    chosen.set(last, chosen.get(last) + 1);
                    return true;
                }
                chosen.remove(last);
                options.remove(last);
            }
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thereIsOneCallInTheEndInWhateverOrderStanzasArrive(boolean deskFirst) {
        EveryOrder order = new EveryOrder();
        int tried = 0;
        do {
            CrossingCalls calls = new CrossingCalls(deskFirst);
            calls.run(order);
            assertOneCall(calls);
            tried++;
        } while (order.next());
        assertThat(tried).as("orders").isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void otherDevicesOfBothUsersStopRingingAndMissNothing(boolean deskFirst) {
        for (long seed = 0; seed < WALKS; seed++) {
            Random random = new Random(seed);
            CrossingCalls calls = new CrossingCalls(deskFirst);
            CrossingDevice laptop = calls.add("alice@example.net/laptop");
            CrossingDevice tablet = calls.add("bob@example.net/tablet");
            calls.run(random::nextInt);
            assertOneCall(calls);
            assertThat(laptop.manager().calls()).as(calls.story()).isEmpty();
            assertThat(tablet.manager().calls()).as(calls.story()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoThinksBetterOfItLeavesNothingThatTheOtherSideKnowsNothingOf(boolean deskFirst) {
        EveryOrder order = new EveryOrder();
        do {
            CrossingCalls calls = new CrossingCalls(deskFirst);
            calls.letTheDeskHangUp();
            calls.run(order);
            List<String> atDesk = ids(calls.desk());
            assertThat(atDesk).as(calls.story()).isEqualTo(ids(calls.phone())).hasSizeLessThan(2);
            if (!atDesk.isEmpty()) {
                // The phone called after that; it rings.
                assertThat(phases(calls.desk())).as(calls.story()).containsExactly(CallPhase.ALERTING);
                assertThat(phases(calls.phone())).as(calls.story()).containsExactly(CallPhase.RINGING);
            }
        } while (order.next());
    }

    private static void assertOneCall(CrossingCalls calls) {
        assertThat(phases(calls.desk())).as(calls.story()).containsExactly(CallPhase.CONNECTING);
        assertThat(phases(calls.phone())).as(calls.story()).containsExactly(CallPhase.CONNECTING);
        assertThat(ids(calls.desk())).as(calls.story()).isEqualTo(ids(calls.phone()));
        calls.devices().forEach(device -> assertThat(device.missed()).as(calls.story()).isEmpty());
    }

    private static List<String> ids(CrossingDevice device) {
        return device.manager().calls().stream().map(CallSession::id).toList();
    }

    private static List<CallPhase> phases(CrossingDevice device) {
        return device.manager().calls().stream().map(call -> call.state().phase()).toList();
    }
}
