package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Whether everything goes over IPv6 as over IPv4. */
final class FamilyCases {

    private static final InetSocketAddress ANYWHERE = new InetSocketAddress("::", 0);

    private FamilyCases() {
    }

    static List<MatrixCase> all() {
        return List.of(
                measured("IPV6-H", "H over v6", "as H", () -> HandshakeCases.clean("::")),
                measured("IPV6-T", "1 MB in each of 4 flows over v6", "bytes equal", FamilyCases::transfer),
                measured("IPV6-AM", "IP rebinding every 5 s over v6, media both ways", "5 moves, data continue",
                        FamilyCases::moves),
                measured("IPV6-mapped", "a source in the form of a v4-mapped address, and an end whose own address is "
                        + "given so",
                        "no v4-mapped/v6 key confusion: one session, found by either form", FamilyCases::mapped),
                measured("IPV6-scoped", "scoped link-local addresses: H, and a message each way",
                        "opens, replies come back with the scope",
                        FamilyCases::scoped));
    }

    private static Outcome transfer() {
        Simulation simulation = Simulation.seeded(1);
        simulation.network().setLink(Transfer.USUAL);
        Transfer transfer = new Transfer(simulation, ANYWHERE, ANYWHERE, 4, 1_000_000, 1 << 20).begin();
        long time = transfer.await(TransferCases.LIMIT);
        return Outcome.of(time > 0 && transfer.isIntact() && transfer.bob.address()
                .getAddress() instanceof Inet6Address,
                time / Time.MILLISECOND + " ms, " + transfer.bob.address());
    }

    private static Outcome moves() {
        Simulation simulation = Simulation.seeded(1);
        simulation.network().setLink(Transfer.USUAL);
        Peer alice = new Peer(simulation, "alice", "::");
        Peer bob = new Peer(simulation, "bob", "::");
        Session session = alice.open(bob);
        simulation.runUntil(() -> bob.isOpenTo(alice), Time.SECOND);
        MediaFlow media = new MediaFlow(simulation);
        media.flow(alice, session, bob);
        media.flow(bob, bob.sessionWith("alice").orElseThrow(), alice);
        for (int second = 5; second <= 25; second += 5) {
            simulation.at(second * Time.SECOND, () -> rebind(alice));
        }
        simulation.runFor(31 * Time.SECOND);
        int moves = bob.count(EndpointEvent.AddressChanged.class);
        boolean there = session.isOpen() && bob.sessionWith("alice").orElseThrow().farAddress().equals(alice.address());
        return Outcome.of(moves == 5 && there && media.longestPause() < 2 * Time.SECOND,
                moves + " moves, interrupted for " + media.longestPause() / Time.MILLISECOND + " ms at most");
    }

    private static void rebind(Peer peer) {
        try {
            peer.driver.rebind(0, ANYWHERE);
        } catch (BindException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome mapped() {
        Simulation simulation = Simulation.seeded(1);
        Peer bob = new Peer(simulation, "bob");
        byte[] bytes = new byte[16];
        bytes[10] = (byte) 0xff;
        bytes[11] = (byte) 0xff;
        System.arraycopy(bob.address().getAddress().getAddress(), 0, bytes, 12, 4);
        InetSocketAddress disguised = new InetSocketAddress(address(bytes), bob.address().getPort());
        Peer alice = new Peer(simulation, "alice");
        Session first = alice.open("bob", disguised);
        simulation.runFor(Time.SECOND);
        Session second = alice.open("bob", bob.address());
        boolean one = first == second && first.isOpen() && bob.driver.endpoint().sessions().size() == 1;
        return Outcome.of(one && first.farAddress().equals(bob.address()), disguised + " is " + first.farAddress());
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome scoped() {
        Simulation simulation = Simulation.seeded(1);
        InetSocketAddress here = linkLocal(1);
        InetSocketAddress there = linkLocal(2);
        Peer alice = new Peer(simulation, "alice", EndpointConfig.PEER, here);
        Peer bob = new Peer(simulation, "bob", EndpointConfig.PEER, there);
        int[] messages = {0};
        bob.behave((event, now) -> {
            if (event instanceof EndpointEvent.MessageArrived its) {
                its.session().openFlow(new byte[] {2}, FlowOptions.DEFAULT, now)
                        .write(its.message(), Reliability.FULL, now);
            }
        });
        alice.behave((event, now) -> messages[0] += event instanceof EndpointEvent.MessageArrived ? 1 : 0);
        Session session = alice.open(bob);
        session.openFlow(new byte[] {1}, FlowOptions.DEFAULT, 0).write(new byte[10], Reliability.FULL, 0);
        simulation.runFor(Time.SECOND);
        InetAddress far = bob.sessionWith("alice").map(its -> its.farAddress().getAddress()).orElse(null);
        boolean scope = far instanceof Inet6Address its && its.getScopeId() == 3;
        return Outcome.of(messages[0] == 1 && scope, messages[0] + " message there and back, " + far);
    }

    private static InetSocketAddress linkLocal(int host) {
        byte[] bytes = new byte[16];
        bytes[0] = (byte) 0xfe;
        bytes[1] = (byte) 0x80;
        bytes[15] = (byte) host;
        try {
            return new InetSocketAddress(Inet6Address.getByAddress(null, bytes, 3), 5_000);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
