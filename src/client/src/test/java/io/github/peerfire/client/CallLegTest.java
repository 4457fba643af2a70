package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PeerStream;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import io.github.peerfire.testbed.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallLegTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Simulation simulation = Simulation.seeded(1);
    private final Connections connections = new Connections(simulation);
    private final Binding near = connections.binding(1);
    private final Binding far = connections.binding(2);
    private final List<String> told = new ArrayList<>();
    private final List<PeerStream> asked = new ArrayList<>();
    private int refusals;
    private CallLeg leg;

    @BeforeEach
    void theFarSidePlaysOurs() {
        NetStream.publishDirect(far.connection(), "theirs", stream -> stream.onPeerConnect(peer -> {
            asked.add(peer);
            return asked.size() > refusals;
        }));
        ToldOwner owner = new ToldOwner(told);
        SimulatedClock clock = new SimulatedClock(simulation);
        CallVerification verification = new CallVerification("sid", true, clock, owner);
        RtmfpTransport transport = far.transport("theirs").withHash(false);
        leg = new CallLeg(verification, clock, owner, near,
                new Publication(near, "ours", false), transport, new CallRemote(new CallLocal(false)));
        NetStream.playFrom(far.connection(), near.connection().nearId(), "ours", near.connection().localAddresses(),
                stream -> { });
    }

    @AfterEach
    void theCallEnds() {
        leg.close();
        // What is under way still arrives.
        simulation.runFor(SECOND);
        int before = asked.size();
        simulation.runFor(10 * SECOND);
        assertThat(asked).as("nobody is asked after the end").hasSize(before);
    }

    @Test
    void aStreamThatIsRefusedAtFirstIsAskedForAgain() {
        refusals = 3;
        simulation.runFor(5 * SECOND);
        assertThat(told).containsExactly("ready");
        assertThat(asked).hasSize(4);
    }

    @Test
    void aStreamThatIsAlwaysRefusedIsAskedForLessAndLess() {
        refusals = Integer.MAX_VALUE;
        simulation.runFor(20 * SECOND);
        assertThat(told).isEmpty();
        assertThat(asked).hasSizeBetween(6, 11);
    }

    @Test
    void aStreamThatEndsIsAskedForAgainAsOftenAsItTakes() {
        simulation.runFor(SECOND);
        assertThat(told).containsExactly("ready");
        refusals = 4;
        asked.get(0).close();
        simulation.runFor(15 * SECOND);
        assertThat(told).containsExactly("ready", "lost", "ready");
        assertThat(asked).hasSize(5);
    }
}
