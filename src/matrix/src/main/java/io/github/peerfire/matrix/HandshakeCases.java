package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.PlainPacket;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How sessions open. */
final class HandshakeCases {

    private static final long OPEN_LIMIT = 95 * Time.SECOND;

    private HandshakeCases() {
    }

    static List<MatrixCase> all() {
        return List.of(
                measured("H", "clean 4-way handshake", "exactly four startup packets, both open after 2.5 round trips, nonces "
                        + "cross-equal", HandshakeCases::clean),
                measured("L1", "handshake, 30 % loss both ways, 500 seeds", "at least 99.86 % - 3 sigma open in 95 s, never "
                        + "a second session", () -> faulty(Link.GOOD.withLoss(0.3), 500)),
                measured("L1-burst", "handshake, 30 % loss in bursts of 3 at most, 500 seeds",
                        "as L1", () -> faulty(Link.GOOD.withLoss(0.3, 3), 500)),
                measured("C1", "handshake, 30 % bit corruption, 300 seeds", "as L1, all corrupt packets counted as dropped",
                        () -> faulty(Link.GOOD.withCorruption(0.3), 300)),
                measured("D1/R1", "handshake, 30 % duplication and reordering, 300 seeds", "one session each side",
                        () -> faulty(Link.GOOD.withDuplication(0.3).withReordering(0.3), 300)),
                measured("LR", "750 ms one way", "one session, at least two IHellos", HandshakeCases::longRoundTrip),
                measured("OT", "black-holed peer", "fails at 95 s; gaps grow by 1.5 s", HandshakeCases::blackHole),
                measured("PO", "parallel open to 24 candidates, 1 / all alive", "first RHello wins, others cost IHello and "
                        + "RHello, the 25th is ignored", HandshakeCases::parallel));
    }

    private static Outcome clean() {
        Simulation simulation = Simulation.seeded(1);
        Peer alice = new Peer(simulation, "alice");
        Peer bob = new Peer(simulation, "bob");
        List<PlainPacket> startup = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            PlainPacket.of(datagram).filter(packet -> packet.header().mode() == PacketMode.STARTUP)
                    .ifPresent(startup::add);
            return true;
        });
        Session near = alice.open(bob);
        simulation.runUntil(() -> bob.isOpenTo(alice), Time.SECOND);
        long time = simulation.now() / Time.MILLISECOND;
        Session far = bob.sessionWith("alice").orElseThrow();
        boolean nonces = Arrays.equals(near.nearNonce(), far.farNonce())
                && Arrays.equals(near.farNonce(), far.nearNonce());
        simulation.runFor(Time.SECOND);
        return Outcome.of(startup.size() == 4 && nonces && time == 75,
                startup.size() + " startup packets, both open after " + time + " ms at 30 ms round trip",
                Map.of("milliseconds", time));
    }

    private static Outcome faulty(Link link, int seeds) {
        List<Long> times = new ArrayList<>();
        int ghosts = 0;
        long uncounted = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Simulation simulation = Simulation.seeded(seed);
            simulation.network().setLink(link);
            Peer alice = new Peer(simulation, "alice");
            Peer bob = new Peer(simulation, "bob");
            alice.open(bob);
            if (simulation.runUntil(() -> alice.isOpenTo(bob) && bob.isOpenTo(alice), OPEN_LIMIT)) {
                times.add(simulation.now() / Time.MILLISECOND);
            }
            simulation.runFor(5 * Time.SECOND);
            ghosts += alice.count(EndpointEvent.SessionOpened.class) > 1
                    || bob.driver.endpoint().sessions().size() > 1 ? 1 : 0;
            uncounted += link.faults().corruption() > 0 && drops(alice) + drops(bob) == 0 && times.size() > 1 ? 1 : 0;
        }
        times.sort(null);
        double share = (double) times.size() / seeds;
        double sigma = Math.sqrt(0.9986 * 0.0014 / seeds);
        return Outcome.of(share >= 0.9986 - 3 * sigma && ghosts == 0 && uncounted < seeds / 3,
                String.format(Locale.ROOT, "%.2f %% open; p50 %d, p90 %d, p99 %d ms; %d ghosts", 100 * share,
                        at(times, 0.5), at(times, 0.9), at(times, 0.99), ghosts),
                Map.of("openShare", share, "p50", at(times, 0.5), "p90", at(times, 0.9), "p99", at(times, 0.99)));
    }

    private static long drops(Peer peer) {
        Map<DropReason, Long> drops = peer.driver.endpoint().metrics().drops();
        return drops.values().stream().mapToLong(Long::longValue).sum();
    }

    static long at(List<Long> sorted, double quantile) {
        return sorted.isEmpty() ? -1 : sorted.get((int) Math.min(sorted.size() - 1, quantile * sorted.size()));
    }

    private static Outcome longRoundTrip() {
        Simulation simulation = Simulation.seeded(1);
        simulation.network().setLink(Link.GOOD.withDelay(750 * Time.MILLISECOND));
        Peer alice = new Peer(simulation, "alice");
        Peer bob = new Peer(simulation, "bob");
        int[] hellos = {0};
        simulation.network().setFilter((datagram, from, to) -> {
            hellos[0] += isHello(datagram) ? 1 : 0;
            return true;
        });
        alice.open(bob);
        boolean open = simulation.runUntil(() -> bob.isOpenTo(alice), OPEN_LIMIT);
        long time = simulation.now() / Time.MILLISECOND;
        simulation.runFor(20 * Time.SECOND);
        boolean one = bob.count(EndpointEvent.SessionOpened.class) == 1 && alice.count(EndpointEvent.SessionOpened.class) == 1;
        return Outcome.of(open && one && hellos[0] >= 2, time + " ms, " + hellos[0] + " IHellos",
                Map.of("milliseconds", time, "hellos", hellos[0]));
    }

    private static boolean isHello(byte[] datagram) {
        return PlainPacket.of(datagram).flatMap(packet -> packet.first(InitiatorHello.class)).isPresent();
    }

    private static Outcome blackHole() {
        Simulation simulation = Simulation.seeded(1);
        Peer alice = new Peer(simulation, "alice");
        List<Long> sent = new ArrayList<>();
        simulation.network().setFilter((datagram, from, to) -> {
            sent.add(simulation.now());
            return false;
        });
        alice.open("nobody", new InetSocketAddress("192.0.2.1", 1935));
        simulation.runUntil(() -> alice.count(EndpointEvent.SessionOpenFailed.class) > 0, 2 * OPEN_LIMIT);
        boolean growing = true;
        for (int index = 2; index < sent.size(); index++) {
            growing &= sent.get(index) - 2 * sent.get(index - 1) + sent.get(index - 2) >= 1_500 * Time.MILLISECOND;
        }
        return Outcome.of(simulation.now() == OPEN_LIMIT && growing,
                sent.size() + " attempts, failed at " + simulation.now() / Time.MILLISECOND + " ms",
                Map.of("attempts", sent.size()));
    }

    private static Outcome parallel() {
        StringBuilder figures = new StringBuilder();
        boolean met = true;
        for (int alive : new int[] {1, 24}) {
            Simulation simulation = Simulation.seeded(alive);
            Peer alice = new Peer(simulation, "alice");
            List<Peer> others = new ArrayList<>();
            InetSocketAddress[] candidates = new InetSocketAddress[25];
            Arrays.setAll(candidates, index -> new InetSocketAddress("192.0.2." + (index + 1), 1935));
            for (int index = 0; index < alive; index++) {
                others.add(new Peer(simulation, "bob" + index));
                candidates[23 - index] = others.get(index).address();
            }
            Peer beyond = new Peer(simulation, "bob-beyond");
            candidates[24] = beyond.address();
            alice.open("bob*", candidates);
            simulation.runFor(10 * Time.SECOND);
            long opened = others.stream().filter(alice::isOpenTo).count();
            long cheap = others.stream().filter(peer -> peer.driver.endpoint().metrics().datagramsSent() <= 1).count();
            met &= opened == 1 && cheap == alive - 1 && beyond.driver.endpoint().metrics().datagramsReceived() == 0;
            figures.append(alive).append(" alive: ").append(opened).append(" session, ").append(cheap)
                    .append(" cost one RHello; ");
        }
        return Outcome.of(met, figures.toString());
    }
}
