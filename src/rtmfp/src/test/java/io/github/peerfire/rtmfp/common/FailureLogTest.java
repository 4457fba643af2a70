package io.github.peerfire.rtmfp.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureLogTest {

    private final List<String> loud = new ArrayList<>();
    private final List<String> quiet = new ArrayList<>();
    private final FailureLog log = new FailureLog(
            (what, failure) -> loud.add(what + ": " + failure.getMessage()),
            (what, failure) -> quiet.add(what + ": " + failure.getMessage()));

    @Test
    void oneAMinuteIsLoudAndTellsHowManyWereNot() {
        for (int tenth = 0; tenth < 1_201; tenth++) {
            log.failed("A listener failed", new IllegalStateException("number " + tenth), tenth * Time.SECOND / 10);
        }
        assertThat(loud).hasSize(3);
        assertThat(loud.get(0)).isEqualTo("A listener failed: number 0");
        assertThat(loud.get(1)).startsWith("A listener failed (599 failures before").endsWith(": number 600");
        assertThat(loud.get(2)).startsWith("A listener failed (599 failures before").endsWith(": number 1200");
        assertThat(quiet).hasSize(1_198).contains("A listener failed: number 1199");
    }

    @Test
    void whatFailsRarelyIsLoudEachTime() {
        log.failed("A listener failed", new IllegalStateException("first"), 0);
        log.failed("A listener failed", new IllegalStateException("second"), 60 * Time.SECOND);
        assertThat(loud).containsExactly("A listener failed: first", "A listener failed: second");
        assertThat(quiet).isEmpty();
    }
}
