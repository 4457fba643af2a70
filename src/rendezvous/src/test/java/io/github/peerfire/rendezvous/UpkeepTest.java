package io.github.peerfire.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UpkeepTest {

    @Test
    void whatFailsIsDoneAgainHoweverBadlyItFailed() {
        SimulatedRendezvous rendezvous = new SimulatedRendezvous();
        AtomicInteger times = new AtomicInteger();
        rendezvous.server.every(Duration.ofSeconds(1), () -> {
            switch (times.incrementAndGet()) {
                case 2 -> throw withoutTrace(new IllegalStateException("expected in this test"));
                case 3 -> throw withoutTrace(new StackOverflowError("expected in this test"));
                default -> { }
            }
        });
        rendezvous.pass(10 * Time.SECOND + Time.SECOND / 2);

        assertThat(times).hasValue(10);
    }

    private static <T extends Throwable> T withoutTrace(T failure) {
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }
}
