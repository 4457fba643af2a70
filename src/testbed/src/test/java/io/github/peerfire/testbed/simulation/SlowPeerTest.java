package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.chunk.Ping;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.FlowRoom;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.rtmfp.wire.Option;
import io.github.peerfire.rtmfp.wire.OptionList;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.rtmfp.wire.Slice;
import org.junit.jupiter.api.Test;

/** Far ends that keep a server waiting: next to nothing comes from them, or is taken by them. */
class SlowPeerTest {

    private final Simulation simulation = Simulation.seeded(24);
    private final TestPeer alice = new TestPeer(
            simulation, "alice", EndpointConfig.PEER, PlainProfile.unauthenticated("alice"));
    private final TestPeer server = new TestPeer(simulation, "server",
            EndpointConfig.RENDEZVOUS.withFlowRoom(10_000), PlainProfile.unauthenticated("server"));
    private final SessionPackets session = new SessionPackets();

    private void open() {
        simulation.network().setFilter((datagram, from, to) -> {
            session.watch(datagram);
            return true;
        });
        alice.open("server", server.address());
        simulation.runFor(2 * Time.SECOND);
    }

    @Test
    void aMessageThatComesByteForByteIsRefusedAndTheSessionGoesOn() {
        open();
        OptionList metadata = OptionList.of(new Option(0, new byte[1]));
        for (int number = 1; number <= 12; number++) {
            FragmentControl control = number == 1 ? FragmentControl.BEGIN : FragmentControl.MIDDLE;
            simulation.network().send(session.forge(PacketMode.INITIATOR, new UserData(9, number, number, control,
                    false, false, metadata, Slice.of(new byte[1]))), alice.address(), server.address());
            simulation.runFor(10 * Time.SECOND);
        }

        assertThat(server.events(EndpointEvent.FlowOpened.class)).hasSize(1);
        assertThat(server.events(EndpointEvent.FlowFinished.class)).hasSize(1);
        assertThat(server.session().bytesHeld()).isZero();
    }

    @Test
    void whatIsSentInDisorderIsKeptAsFarAsThereIsRoomForAllSessions() {
        open();
        OptionList metadata = OptionList.of(new Option(0, new byte[1]));
        for (int number = 2; number <= 20; number++) {
            simulation.network().send(session.forge(PacketMode.INITIATOR, new UserData(9, number, number,
                    FragmentControl.MIDDLE, false, false, metadata, Slice.of(new byte[500]))),
                    alice.address(), server.address());
            simulation.runFor(100 * Time.MILLISECOND);
        }

        assertThat(server.session().bytesHeld()).isBetween(1_000L, FlowRoom.OWN + 10_000L / 8);
        assertThat(server.isOpen()).isTrue();
    }

    @Test
    void whoNeverTakesWhatTheServerSaysIsSentAway() {
        alice.behave((event, now) -> {
            if (event instanceof EndpointEvent.FlowOpened its) {
                its.flow().setBufferCapacity(0);
            }
        });
        open();
        SendFlow flow = server.session().openFlow(new byte[1], FlowOptions.DEFAULT, simulation.now());
        server.driver.execute(() -> flow.write(new byte[10], Reliability.FULL, simulation.now()));
        simulation.runFor(Time.SECOND);
        server.driver.execute(() -> flow.write(new byte[10], Reliability.FULL, simulation.now()));
        simulation.runFor(40 * Time.SECOND);
        assertThat(server.isOpen()).isTrue();
        for (int count = 0; count < 6; count++) {
            simulation.network().send(
                    session.forge(PacketMode.INITIATOR, new Ping(new byte[4])), alice.address(), server.address());
            simulation.runFor(10 * Time.SECOND);
        }

        assertThat(server.events(EndpointEvent.SessionClosed.class)).singleElement()
                .extracting(EndpointEvent.SessionClosed::reason).isEqualTo(CloseReason.ABUSIVE);
    }
}
