package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.CloseReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session that nobody has any flow in is closed (RFC 7016 §3.5.5). */
class IdleCloseTest {

    private static final EndpointConfig PATIENT = EndpointConfig.PEER.withIdleLimit(Time.NEVER);

    private final Simulation simulation = Simulation.seeded(22);
    private TestPeer alice;
    private TestPeer bob;

    private void open(EndpointConfig ofAlice, EndpointConfig ofBob) {
        alice = new TestPeer(simulation, "alice", ofAlice);
        bob = new TestPeer(simulation, "bob", ofBob);
        alice.open("bob", bob.address());
        simulation.runUntil(bob::isOpen, Time.SECOND);
    }

    private SendFlow write(TestPeer peer, boolean andClose) {
        SendFlow flow = peer.session().openFlow(new byte[1], FlowOptions.DEFAULT, simulation.now());
        peer.driver.execute(() -> {
            flow.write(new byte[10], Reliability.FULL, simulation.now());
            if (andClose) {
                flow.close(simulation.now());
            }
        });
        simulation.runFor(Time.SECOND);
        return flow;
    }

    private static List<CloseReason> reasons(TestPeer peer) {
        return peer.events(EndpointEvent.SessionClosed.class).stream()
                .map(EndpointEvent.SessionClosed::reason).toList();
    }

    @Test
    void afterFiveMinutesWithoutFlowsItIsClosedInOrder() {
        open(EndpointConfig.PEER, EndpointConfig.PEER);
        simulation.runFor(299 * Time.SECOND);
        assertThat(alice.isOpen()).isTrue();
        simulation.runFor(2 * Time.SECOND);

        assertThat(alice.isOpen() || bob.isOpen()).isFalse();
        assertThat(reasons(alice)).containsExactly(CloseReason.IDLE);
        assertThat(reasons(bob)).hasSize(1);
        simulation.runFor(100 * Time.SECOND);
        assertThat(alice.driver.endpoint().nextDeadline()).as("nothing is left of it").isEqualTo(Time.NEVER);
    }

    @Test
    void theLimitIsASetting() {
        open(EndpointConfig.PEER.withIdleLimit(10 * Time.SECOND), PATIENT);
        simulation.runFor(9 * Time.SECOND);
        assertThat(alice.isOpen()).isTrue();
        simulation.runFor(2 * Time.SECOND);

        assertThat(reasons(alice)).containsExactly(CloseReason.IDLE);
        assertThat(reasons(bob)).containsExactly(CloseReason.FAR_CLOSED);
    }

    @Test
    void thereMayBeNoLimit() {
        open(PATIENT, PATIENT);
        simulation.runFor(10_000 * Time.SECOND);

        assertThat(alice.isOpen() && bob.isOpen()).isTrue();
    }

    @Test
    void anOpenFlowOfEitherEndKeepsItOpenHoweverSilentItIs() {
        for (boolean ofAlice : new boolean[] {true, false}) {
            open(EndpointConfig.PEER, EndpointConfig.PEER);
            write(ofAlice ? alice : bob, false);
            simulation.runFor(1_000 * Time.SECOND);

            assertThat(alice.isOpen() && bob.isOpen()).isTrue();
        }
    }

    @Test
    void timeCountsFromWhenTheLastFlowWasComplete() {
        open(EndpointConfig.PEER, EndpointConfig.PEER);
        simulation.runFor(250 * Time.SECOND);
        write(alice, true);
        simulation.runFor(290 * Time.SECOND);
        assertThat(alice.isOpen() && bob.isOpen()).isTrue();
        simulation.runFor(12 * Time.SECOND);

        assertThat(alice.isOpen() || bob.isOpen()).isFalse();
    }

    @Test
    void aFlowThatWasOpenedBeforeTheSessionWasCountsToo() {
        alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
        bob = new TestPeer(simulation, "bob", PATIENT);
        alice.open("bob", bob.address()).openFlow(new byte[1], FlowOptions.DEFAULT, simulation.now());
        simulation.runFor(1_000 * Time.SECOND);

        assertThat(alice.isOpen()).isTrue();
    }
}
