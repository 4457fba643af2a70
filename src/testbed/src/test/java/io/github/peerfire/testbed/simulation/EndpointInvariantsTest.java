package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What never happens is made to happen here, to see that it would be seen. */
class EndpointInvariantsTest {

    @Test
    void lessThanNothingInFlightIsFound() {
        EndpointInvariants invariants = new EndpointInvariants();
        assertThatCode(() -> invariants.check(0, 0)).doesNotThrowAnyException();
        assertThatThrownBy(() -> invariants.check(-1, 0)).isInstanceOf(InvariantException.class)
                .hasMessageContaining("in flight");
        assertThatThrownBy(() -> invariants.check(0, -1)).isInstanceOf(InvariantException.class);
    }

    @Test
    void aSessionThatHoldsMoreThanItMayIsFoundInTheStepInWhichItDoes() {
        Simulation simulation = Simulation.seeded(1);
        TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
        TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER);
        EndpointInvariants invariants = new EndpointInvariants(1_000);
        invariants.watch(bob.driver.endpoint());
        simulation.addInvariant(invariants);
        Session session = alice.open("bob", bob.address());
        simulation.runFor(Time.SECOND);
        // the first fragment is lost, so the others are held
        simulation.network().setFilter((datagram, from, to) -> PlainPacket.of(datagram)
                .flatMap(packet -> packet.first(UserData.class)).filter(data -> data.sequenceNumber() == 1).isEmpty());
        SendFlow flow = session.openFlow(new byte[] {1}, FlowOptions.DEFAULT, simulation.now());
        alice.driver.execute(() -> flow.write(new byte[3_000], Reliability.FULL, simulation.now()));
        assertThatThrownBy(() -> simulation.runFor(Time.SECOND)).isInstanceOf(InvariantException.class)
                .hasMessageContaining("held");
        assertThat(simulation.now()).isLessThan(1_100 * Time.MILLISECOND);
    }

    @Test
    void aDeadlineInThePastIsFound() {
        Simulation simulation = Simulation.seeded(78);
        TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER);
        simulation.runFor(200 * Time.SECOND);
        // an opening that is said to have begun then should long have failed
        alice.driver.execute(() -> alice.driver.endpoint().open(
                new byte[] {1}, List.of(TestPeer.address(192, 0, 2, 1, 1935)), 0, 0));
        assertThatThrownBy(() -> simulation.runFor(1)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("A deadline of").hasMessageContaining("seed 78");
    }

    @Test
    void aWorldThatGoesRoundInCirclesIsFound() {
        Simulation simulation = Simulation.seeded(77);
        Runnable[] circle = new Runnable[1];
        circle[0] = () -> simulation.at(simulation.now(), circle[0]);
        circle[0].run();
        assertThatThrownBy(() -> simulation.runFor(1)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No progress").hasMessageContaining("seed 77");
    }
}
