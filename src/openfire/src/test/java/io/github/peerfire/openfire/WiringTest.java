package io.github.peerfire.openfire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WiringTest {

    private final List<String> happened = new ArrayList<>();
    private final Wiring wiring = new Wiring();

    @Test
    void stepsAreUndoneInReverseOrderAndOnce() throws Exception {
        wiring.step("a", () -> happened.add("+a"), () -> happened.add("-a"));
        wiring.step("b", () -> happened.add("+b"), () -> happened.add("-b"));
        wiring.undoAll();
        wiring.undoAll();
        assertThat(happened).containsExactly("+a", "+b", "-b", "-a");
    }

    @Test
    void aStepThatCannotBeUndoneDoesNotKeepTheOthers() throws Exception {
        wiring.step("a", () -> happened.add("+a"), () -> happened.add("-a"));
        wiring.step("b", () -> happened.add("+b"), () -> {
            throw new IllegalStateException("no");
        });
        wiring.step("c", () -> happened.add("+c"), () -> {
            throw new NoClassDefFoundError("gone");
        });
        wiring.undoAll();
        assertThat(happened).containsExactly("+a", "+b", "+c", "-a");
    }

    @Test
    void aStepThatFailsHalfWayIsUndoneToo() {
        assertThatThrownBy(() -> wiring.step("a", () -> {
            happened.add("+half");
            throw new IllegalStateException("no");
        }, () -> happened.add("-a"))).isInstanceOf(IllegalStateException.class);
        wiring.undoAll();
        assertThat(happened).containsExactly("+half", "-a");
    }
}
