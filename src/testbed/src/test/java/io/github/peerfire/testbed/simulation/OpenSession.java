package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.CloseReason;
import org.junit.jupiter.api.BeforeEach;

/** Two peers with a session between them. */
abstract class OpenSession {

    final Simulation simulation = Simulation.seeded(6);
    final TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
    final TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);

    @BeforeEach
    final void open() {
        alice.open("bob", bob.address());
        simulation.runFor(2 * Time.SECOND);
        assertThat(bob.isOpen()).isTrue();
    }

    /** Why a peer's first session that is over ended. */
    static CloseReason reason(TestPeer peer) {
        return peer.events(EndpointEvent.SessionClosed.class).get(0).reason();
    }

    /** Does something on a peer's thread, at once. */
    final void act(TestPeer peer, Runnable action) {
        peer.driver.execute(action);
        simulation.runFor(0);
    }
}
