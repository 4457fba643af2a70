package io.github.peerfire.testbed.soak;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.InvariantException;
import io.github.peerfire.testbed.simulation.PlainProfile;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ends that a walk must not have are made to happen, to see that they would be seen. */
class WalkTest {

    private final Simulation simulation = Simulation.seeded(1);
    private final Walker first = walker("first");
    private final Walker second = walker("second");

    private Walker walker(String name) {
        return new Walker(simulation.drivers(), new InetSocketAddress("0.0.0.0", 0), PlainProfile.named(name),
                List.of(), true);
    }

    @BeforeEach
    void open() {
        first.open("second", second.address());
        simulation.runFor(Time.SECOND);
    }

    @Test
    void aSecondSessionIsFound() {
        Walker third = walker("third");
        first.open("third", third.address());
        assertThatThrownBy(() -> simulation.runFor(Time.SECOND)).isInstanceOf(InvariantException.class)
                .hasMessageContaining("A second session");
    }

    @Test
    void whatNeverComesToItsEndIsFound() {
        first.allowEnd();
        second.allowEnd();
        List<Consignment> neverSent = List.of(new Consignment(0, true, new Random(1)));
        assertThatThrownBy(() -> Walk.awaitSettled(simulation, neverSent)).isInstanceOf(InvariantException.class)
                .hasMessageContaining("No end within");
    }

    @Test
    void whatIsLeftAfterTheEndIsFound() {
        first.allowEnd();
        second.allowEnd();
        assertThatThrownBy(() -> Walk.requireNothingLeft(first.driver.endpoint(), second.driver.endpoint()))
                .isInstanceOf(InvariantException.class).hasMessageContaining("left");
        first.driver.closeAsync();
        simulation.runFor(5 * Time.SECOND);
        // the far end lingers
        assertThatThrownBy(() -> Walk.requireNothingLeft(first.driver.endpoint(), second.driver.endpoint()))
                .isInstanceOf(InvariantException.class);
        simulation.runFor(300 * Time.SECOND);
        assertThatCode(() -> Walk.requireNothingLeft(first.driver.endpoint(), second.driver.endpoint()))
                .doesNotThrowAnyException();
    }
}
