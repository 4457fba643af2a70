package io.github.peerfire.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.chunk.PacketFragment;
import io.github.peerfire.rtmfp.chunk.Ping;
import io.github.peerfire.rtmfp.chunk.PingReply;
import io.github.peerfire.rtmfp.chunk.SessionCloseAcknowledgement;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.Option;
import io.github.peerfire.rtmfp.wire.OptionList;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.rtmfp.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes over an open session, packet by packet. */
class SessionRulesTest {

    private final Simulation simulation = Simulation.seeded(23);
    private final TestPeer alice = peer("alice");
    private final TestPeer bob = peer("bob");
    private final SessionPackets session = new SessionPackets();

    private TestPeer peer(String name) {
        return new TestPeer(simulation, name, EndpointConfig.PEER, PlainProfile.unauthenticated(name));
    }

    private void openFromAliceToBob() {
        simulation.network().setFilter((datagram, from, to) -> {
            session.watch(datagram);
            return true;
        });
        alice.open("bob", bob.address());
        simulation.runFor(2 * Time.SECOND);
    }

    private void write(TestPeer from, SendFlow flow, int length) {
        from.driver.execute(() -> flow.write(new byte[length], Reliability.FULL, simulation.now()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    @Proves({"R7016-067", "R7016-069", "R7016-207", "R7016-208"})
    void pingsAreAnsweredAtOnceWithWhateverTheySay() {
        openFromAliceToBob();
        List<byte[]> messages = List.of(new byte[0], new byte[1], ascii("M12345678901234567890123456789012345"),
                ascii("close"), new byte[] {0x4c, 0, 0}, new byte[700]);
        List<byte[]> replies = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            SessionPackets.chunks(datagram, PingReply.class).forEach(reply -> {
                replies.add(reply.messageEcho());
                times.add(simulation.now());
            });
            return true;
        });
        for (byte[] message : messages) {
            long sent = simulation.now();
            simulation.network().send(
                    session.forge(PacketMode.INITIATOR, new Ping(message)), alice.address(), bob.address());
            simulation.runFor(50 * Time.MILLISECOND);
            assertThat(times.get(times.size() - 1)).isEqualTo(sent + 15 * Time.MILLISECOND);
        }
        assertThat(replies).containsExactlyElementsOf(messages);
        assertThat(bob.isOpen()).isTrue();
    }

    @Test
    @Proves({"R7016-209", "R7016-210"})
    void keepalivesAreEmptyPingsAndThereAreNoMoreRepliesThanPings() {
        openFromAliceToBob();
        List<Ping> pings = new ArrayList<>();
        List<PingReply> replies = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            pings.addAll(SessionPackets.chunks(datagram, Ping.class));
            replies.addAll(SessionPackets.chunks(datagram, PingReply.class));
            return true;
        });
        SendFlow flow = alice.session().openFlow(new byte[1], FlowOptions.DEFAULT, simulation.now());
        for (int count = 0; count < 20; count++) {
            write(alice, flow, 3_000);
            simulation.runFor(Time.SECOND);
        }
        simulation.runFor(200 * Time.SECOND);

        assertThat(pings).hasSizeBetween(4, 40).allMatch(ping -> ping.message().length == 0);
        assertThat(replies).hasSameSizeAs(pings);
    }

    @Test
    @Proves("R7016-066")
    void aResponderTakesMessagesAsSoonAsItAnsweredTheKeying() {
        alice.open("bob", bob.address()).openFlow(new byte[1], FlowOptions.DEFAULT, 0)
                .write(new byte[9], Reliability.FULL, 0);

        assertThat(simulation.runUntil(
                () -> !bob.events(EndpointEvent.MessageArrived.class).isEmpty(), Time.SECOND)).isTrue();
        // two round trips until alice has the keys, and half of one for her first packet
        assertThat(simulation.now()).isEqualTo(5 * 15 * Time.MILLISECOND);
    }

    @Test
    @Proves("R7016-022")
    void aPacketIsOpenedWithTheKeyOfTheSessionThatItNames() {
        openFromAliceToBob();
        int idOfAlice = session.responderId();
        TestPeer carol = peer("carol");
        carol.open("bob", bob.address());
        simulation.runFor(2 * Time.SECOND);
        byte[] close = session.forge(PacketMode.INITIATOR, new SessionCloseAcknowledgement());

        assertThat(session.responderId()).isNotEqualTo(idOfAlice);
        simulation.network().send(
                SessionPackets.readdressed(close, idOfAlice), carol.address(), bob.address());
        simulation.runFor(Time.SECOND);
        assertThat(bob.openCount()).isEqualTo(2);
        assertThat(bob.driver.endpoint().metrics().drops()).containsEntry(DropReason.NOT_AUTHENTIC, 1L);
        simulation.network().send(close, carol.address(), bob.address());
        simulation.runFor(Time.SECOND);
        assertThat(bob.openCount()).isEqualTo(1);
    }

    @Test
    @Proves({"R7016-128", "R7016-129"})
    void longMessagesAreFragmentedByTheirFlowAndPacketsAreNot() {
        List<Integer> fragments = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            assertThat(StartupPackets.is(datagram, PacketFragment.class)).isFalse();
            assertThat(SessionPackets.chunks(datagram, PacketFragment.class)).isEmpty();
            SessionPackets.chunks(datagram, UserData.class).forEach(data -> fragments.add(datagram.length));
            return true;
        });
        SendFlow flow = alice.open("bob", bob.address())
                .openFlow(new byte[1], FlowOptions.DEFAULT, simulation.now());
        write(alice, flow, 100_000);
        simulation.runFor(10 * Time.SECOND);

        assertThat(bob.events(EndpointEvent.MessageArrived.class)).hasSize(1);
        assertThat(fragments).hasSizeGreaterThan(80).allMatch(length -> length <= 1_192);
    }

    @Test
    @Proves("R7016-142")
    void eachSessionHasItsOwnTimesNoncesAddressesAndFlows() {
        TestPeer carol = peer("carol");
        Link far = Link.GOOD.withDelay(200 * Time.MILLISECOND);
        simulation.network().setLink(carol.address().getAddress(), bob.address().getAddress(), far);
        simulation.network().setLink(bob.address().getAddress(), carol.address().getAddress(), far);
        for (TestPeer peer : List.of(alice, carol)) {
            SendFlow flow = peer.open("bob", bob.address())
                    .openFlow(ascii(peer.name), FlowOptions.DEFAULT, simulation.now());
            write(peer, flow, 20_000);
        }
        simulation.runFor(10 * Time.SECOND);
        List<Session> sessions = List.copyOf(bob.driver.endpoint().sessions());
        Session near = sessions.get(0);
        Session distant = sessions.get(1);

        assertThat(near.smoothedRoundTripTime()).isLessThan(100 * Time.MILLISECOND);
        assertThat(distant.smoothedRoundTripTime()).isGreaterThan(300 * Time.MILLISECOND);
        assertThat(near.nearNonce()).isNotEqualTo(distant.nearNonce());
        assertThat(near.farNonce()).isNotEqualTo(distant.farNonce());
        assertThat(near.farAddress()).isEqualTo(alice.address());
        assertThat(distant.farAddress()).isEqualTo(carol.address());
        assertThat(distant.farCertificate().orElseThrow().encoded()).isEqualTo(ascii("carol"));
        assertThat(bob.events(EndpointEvent.FlowOpened.class)).extracting(event -> event.session())
                .containsExactly(near, distant);
    }

    @Test
    @Proves("R7016-327")
    void aSessionThatIsAbusedIsAborted() {
        openFromAliceToBob();
        OptionList metadata = OptionList.of(new Option(0, new byte[1]));
        for (int id = 0; id < 300; id++) {
            simulation.network().send(session.forge(PacketMode.INITIATOR, new UserData(id, 1, 1,
                    FragmentControl.WHOLE, false, false, metadata, Slice.of(new byte[1]))),
                    alice.address(), bob.address());
        }
        simulation.runFor(Time.SECOND);

        assertThat(bob.isOpen()).isFalse();
        assertThat(bob.events(EndpointEvent.SessionClosed.class)).singleElement()
                .extracting(EndpointEvent.SessionClosed::reason).isEqualTo(CloseReason.ABUSIVE);
        assertThat(alice.isOpen()).as("alice is told").isFalse();
    }

    @Test
    void aFloodOfPingsIsAnsweredWithinMeasure() {
        openFromAliceToBob();
        Ping[] flood = new Ping[100];
        Arrays.fill(flood, new Ping(new byte[4]));
        long before = bob.session().statistics().bytesSent();
        byte[] packet = session.forge(PacketMode.INITIATOR, flood);
        simulation.network().send(packet, alice.address(), bob.address());
        simulation.runFor(Time.SECOND);

        assertThat(bob.session().statistics().bytesSent() - before).isPositive().isLessThan(packet.length);
        assertThat(bob.driver.endpoint().metrics().drops()).containsEntry(DropReason.OVER_LIMIT, 96L);
    }
}
