package io.github.peerfire.matrix;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.PlainPacket;
import io.github.peerfire.testbed.simulation.PlainProfile;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Two openings that cross, where somebody chooses which of the startup packets under way arrives next. Each end has a
 * message queued in a flow from the beginning.
 */
final class CrossedOpenings {

    private static final int PACKETS = 8;

    private final Simulation simulation = Simulation.seeded(1);
    private final List<Held> held = new ArrayList<>();
    private final Peer one;
    private final Peer two;
    private final Session fromOne;
    private final Session fromTwo;
    private final int[] messages = new int[2];
    private boolean holding = true;
    private int delivered;

    private record Held(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
    }

    /** Both ends may have the same identity. */
    CrossedOpenings(String first, String second) {
        simulation.network().setLink(Link.GOOD.withDelay(Time.MILLISECOND / 10));
        simulation.network().setFilter(this::passes);
        one = peer(first);
        two = peer(second);
        one.behave((event, now) -> messages[0] += event instanceof EndpointEvent.MessageArrived ? 1 : 0);
        two.behave((event, now) -> messages[1] += event instanceof EndpointEvent.MessageArrived ? 1 : 0);
        fromOne = open(one, two);
        fromTwo = open(two, one);
        simulation.runFor(Time.MILLISECOND);
    }

    private Peer peer(String name) {
        return new Peer(simulation.drivers(), PlainProfile.named(name), name, EndpointConfig.PEER,
                Peer.ANYWHERE);
    }

    private Session open(Peer from, Peer to) {
        Session session = from.open(to);
        session.openFlow(new byte[] {1}, FlowOptions.DEFAULT, simulation.now())
                .write(new byte[100], Reliability.FULL, simulation.now());
        return session;
    }

    private boolean passes(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
        boolean startup = PlainPacket.of(datagram).orElseThrow().header().mode() == PacketMode.STARTUP;
        if (holding && startup) {
            held.add(new Held(datagram, from, to));
        }
        return !holding || !startup;
    }

    /** How many packets may be chosen from; 0 when all have been chosen. */
    int choices() {
        return delivered < PACKETS ? held.size() : 0;
    }

    void deliver(int choice) {
        Held next = held.remove(choice);
        delivered++;
        pass(next);
        simulation.runFor(Time.MILLISECOND);
    }

    private void pass(Held packet) {
        holding = false;
        simulation.network().send(packet.datagram, packet.from, packet.to);
        holding = true;
    }

    /** Lets the rest arrive as it will; returns whether one session is there, with both ends' messages. */
    boolean settlesInOneSession() {
        holding = false;
        held.forEach(this::pass);
        holding = false;
        simulation.runFor(60 * Time.SECOND);
        return fromOne.isOpen() && fromTwo.isOpen() && fromOne.isInitiator() != fromTwo.isInitiator()
                && isOnly(one) && isOnly(two) && messages[0] == 1 && messages[1] == 1;
    }

    private static boolean isOnly(Peer peer) {
        return peer.driver.endpoint().sessions().size() == 1 && peer.count(EndpointEvent.SessionOpened.class) == 1
                && peer.count(EndpointEvent.SessionClosed.class) == 0
                && peer.count(EndpointEvent.SessionOpenFailed.class) == 0;
    }

    /** Whether the first one has the session as its initiator. */
    boolean isFirstInitiator() {
        return fromOne.isInitiator();
    }

    String state() {
        return "messages " + messages[0] + " and " + messages[1] + ", events " + one.count(EndpointEvent.class)
                + " and "
                + two.count(EndpointEvent.class);
    }
}
