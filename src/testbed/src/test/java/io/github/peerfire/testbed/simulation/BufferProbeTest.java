package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.ChunkType;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BufferProbeTest {

    /** Where the type of a packet's only chunk is, behind a header with a timestamp, or with an echo too. */
    private static final int[] CHUNK_TYPE = {15, 17};

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onlyAFarEndThatIsAuthenticatedIsAskedWhetherThereIsRoomAgain(boolean authenticated) {
        Simulation simulation = Simulation.seeded(15);
        List<byte[]> probes = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            int type = CHUNK_TYPE[(datagram[12] & 4) >> 2];
            if (StartupPackets.plain(datagram) == null && datagram[type] == ChunkType.BUFFER_PROBE) {
                probes.add(datagram);
            }
            return true;
        });
        TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER, profile("alice", authenticated));
        TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER, profile("bob", authenticated));
        bob.behave((event, now) -> {
            if (event instanceof EndpointEvent.FlowOpened opened) {
                // takes nothing at all, as librtmfp says of a flow that it does not know
                opened.flow().setBufferCapacity(0);
            }
        });
        SendFlow flow = alice.open("bob", bob.address()).openFlow(new byte[1], FlowOptions.DEFAULT, simulation.now());
        for (int count = 0; count < 20; count++) {
            alice.driver.execute(() -> flow.write(new byte[5_000], Reliability.FULL, simulation.now()));
            simulation.runFor(500 * Time.MILLISECOND);
        }
        assertThat(probes.isEmpty()).isNotEqualTo(authenticated);
    }

    @Test
    void aLostWindowUpdateOfAFarEndWithoutBufferProbesStallsNothing() {
        Simulation simulation = Simulation.seeded(16);
        TestPeer alice = new TestPeer(simulation, "alice", EndpointConfig.PEER, profile("alice", false));
        TestPeer bob = new TestPeer(simulation, "bob", EndpointConfig.PEER, profile("bob", false));
        List<RecvFlow> flows = new ArrayList<>();
        bob.behave((event, now) -> {
            if (event instanceof EndpointEvent.FlowOpened opened) {
                flows.add(opened.flow());
                opened.flow().setBufferCapacity(20_000);
                opened.flow().setSuspended(true);
            }
        });
        SendFlow flow = alice.open("bob", bob.address()).openFlow(new byte[1], FlowOptions.DEFAULT, simulation.now());
        alice.driver.execute(() -> {
            for (int count = 0; count < 20; count++) {
                flow.write(new byte[5_000], Reliability.FULL, simulation.now());
            }
        });
        simulation.runFor(10 * Time.SECOND);
        simulation.network().setFilter((datagram, from, to) -> false);
        bob.driver.execute(() -> flows.get(0).setSuspended(false));
        simulation.runFor(Time.SECOND / 10);
        simulation.network().setFilter(DatagramFilter.ALL);

        assertThat(bob.events(EndpointEvent.MessageArrived.class)).hasSizeLessThan(20);
        assertThat(simulation.runUntil(() -> bob.events(EndpointEvent.MessageArrived.class).size() == 20,
                120 * Time.SECOND)).isTrue();
    }

    private static PlainProfile profile(String name, boolean authenticated) {
        return authenticated ? PlainProfile.named(name) : PlainProfile.unauthenticated(name);
    }
}
