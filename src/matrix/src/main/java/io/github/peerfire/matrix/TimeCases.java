package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import io.github.peerfire.rtmfp.chunk.Ping;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.testbed.simulation.Clock;
import io.github.peerfire.testbed.simulation.Dependence;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Nat;
import io.github.peerfire.testbed.simulation.NatSettings;
import io.github.peerfire.testbed.simulation.PlainProfile;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Clocks, signs of life, and bursts. */
final class TimeCases {

    private static final int BURST = 6;
    private static final long DAY = 86_400 * Time.SECOND;
    private static final long WRAP = 4 * Time.MILLISECOND << 16;

    private TimeCases() {
    }

    static List<MatrixCase> all() {
        return List.of(
                measured("TS", "clocks +-8 % apart, timestamps that wrap within 2 s, jitter 0 and 10 ms, media both "
                        + "ways", "SRTT error <= 4 ms + jitter, and what clocks drift apart while an echo waits (20 "
                        + "ms)", TimeCases::clocks),
                measured("TS-silence", "the next packet after 127 and 129 s of silence", "echo sent, echo omitted",
                        TimeCases::silence),
                measured("BU", "idle, then 1 MB queued", "<= 6 data packets between acks/timeouts", TimeCases::burst),
                measured("KA", "idle for 10 min behind NATs of 30, 60, 120 s", "mapping never expires; <= 1 ping/ERTO",
                        TimeCases::keepalive),
                measured("KA-10k", "10,000 sessions that opened within one second, idle for 2 min",
                        "keepalives jittered: in no 100 ms more than 5 % of them", TimeCases::crowd));
    }

    private static Outcome clocks() {
        StringBuilder figures = new StringBuilder();
        boolean met = true;
        for (int drift : new int[] {-80, 0, 80}) {
            for (int jitter : new int[] {0, 10}) {
                double worst = worstError(drift, jitter);
                // an echo waits for the next message, and its wait is told in the other clock
                met &= worst <= 4 + jitter + 20 * Math.abs(drift) / 1e3;
                figures.append(String.format(Locale.ROOT, "%+d %%, jitter %d ms: %.2f ms; ", drift / 10, jitter,
                        worst));
            }
        }
        return Outcome.of(met, "worst error of SRTT: " + figures);
    }

    /** In milliseconds, of either end, in its own clock. */
    private static double worstError(int drift, int jitter) {
        Simulation simulation = Simulation.seeded(1);
        simulation.network().setLink(Link.GOOD.withJitter(jitter * Time.MILLISECOND));
        Clock fast = new Clock(WRAP - 2 * Time.SECOND, drift);
        Peer alice = new Peer(simulation.drivers().withClock(fast), PlainProfile.named("alice"), "alice",
                EndpointConfig.PEER, Peer.ANYWHERE);
        Peer bob = new Peer(simulation, "bob");
        Session near = alice.open(bob);
        simulation.runUntil(() -> bob.isOpenTo(alice), Time.SECOND);
        Session far = bob.sessionWith("alice").orElseThrow();
        MediaFlow media = new MediaFlow(simulation);
        media.flow(alice, near, bob);
        media.flow(bob, far, alice);
        simulation.runFor(2 * Time.SECOND);
        double worst = 0;
        for (int turn = 0; turn < 500; turn++) {
            simulation.runFor(100 * Time.MILLISECOND);
            double expected = 30 + jitter;
            // nobody can tell whose clock is right
            double other = expected * (1_000 + drift) / 1_000;
            for (Session session : List.of(near, far)) {
                double measured = session.smoothedRoundTripTime() / 1e6;
                worst = Math.max(worst, Math.max(Math.min(expected, other) - measured,
                        measured - Math.max(expected, other)));
            }
        }
        return worst;
    }

    private static Outcome silence() {
        return Outcome.of(isEchoed(127) && !isEchoed(129),
                "after 127 s: " + (isEchoed(127) ? "echo" : "none") + ", after 129 s: "
                + (isEchoed(129) ? "echo" : "none"));
    }

    private static boolean isEchoed(int seconds) {
        Simulation simulation = Simulation.seeded(1);
        final Trace trace = new Trace(simulation);
        EndpointConfig patient = new EndpointConfig(true, false, DAY, DAY, 3).withIdleLimit(Time.NEVER);
        Peer alice = new Peer(simulation, "alice", patient, Peer.ANYWHERE);
        Peer bob = new Peer(simulation, "bob", patient, Peer.ANYWHERE);
        Session near = alice.open(bob);
        simulation.runFor(2 * Time.SECOND);
        write(bob, bob.sessionWith("alice").orElseThrow());
        simulation.runFor(2 * Time.SECOND);
        write(alice, near);
        // bob does not answer at once, so that what he echoes next is this packet's timestamp
        simulation.network().setFilter((datagram, from, to) -> !from.equals(bob.address()));
        simulation.runFor(Link.GOOD.delay() + 1);
        final long heard = simulation.now();
        simulation.network().setFilter((datagram, from, to) -> from.equals(bob.address())
                && simulation.now() > heard + 100 * Time.SECOND);
        simulation.runUntil(() -> false, heard + seconds * Time.SECOND - simulation.now());
        int before = trace.entries().size();
        write(bob, bob.sessionWith("alice").orElseThrow());
        simulation.runFor(Time.MILLISECOND);
        return trace.entries().get(before).packet().header().timestampEcho() != PacketHeader.ABSENT;
    }

    private static void write(Peer from, Session session) {
        from.driver.execute(() -> session.openFlow(new byte[] {1}, FlowOptions.DEFAULT, from.driver.now())
                .write(new byte[10], Reliability.FULL, from.driver.now()));
    }

    private static Outcome burst() {
        Transfer transfer = new Transfer(Transfer.USUAL, 1, 1, 1_000_000);
        transfer.simulation.runFor(10 * Time.SECOND);
        Trace trace = new Trace(transfer.simulation);
        transfer.begin().await(60 * Time.SECOND);
        int most = 0;
        int count = 0;
        long last = 0;
        for (Trace.Entry entry : trace.entries()) {
            if (!entry.isSent() && entry.to().equals(transfer.alice.address()) && entry.has(DataAcknowledgement.class)
                    || entry.time() - last >= Time.SECOND / 4) {
                count = 0;
            }
            if (entry.isSent() && entry.from().equals(transfer.alice.address()) && entry.has(UserData.class)) {
                count++;
                last = entry.time();
                most = Math.max(most, count);
            }
        }
        return Outcome.of(transfer.isComplete() && most <= BURST && most > 1, "max burst " + most,
                Map.of("burst", most));
    }

    private static Outcome keepalive() {
        StringBuilder figures = new StringBuilder();
        boolean met = true;
        for (int lifetime : new int[] {30, 60, 120}) {
            Simulation simulation = Simulation.seeded(1);
            final Trace trace = new Trace(simulation);
            Nat nat = simulation.network().addNat(NatSettings.of(Dependence.NONE, Dependence.ADDRESS_AND_PORT)
                    .withLifetime(lifetime * Time.SECOND, false));
            Peer server = new Peer(simulation, "server", EndpointConfig.RENDEZVOUS.withIdleLimit(Time.NEVER),
                    Peer.ANYWHERE);
            Peer client = new Peer(simulation, "client", EndpointConfig.PEER.withIdleLimit(Time.NEVER),
                    nat.freshHost());
            client.open(server);
            simulation.runFor(Time.SECOND);
            boolean mapped = true;
            for (int second = 0; second < 600; second++) {
                simulation.runFor(Time.SECOND);
                mapped &= nat.mappingCount() == 1;
            }
            int pings = trace.sent(Ping.class).size();
            met &= mapped && leastGap(trace, client.address()) >= Time.SECOND / 4
                    && leastGap(trace, server.address()) >= Time.SECOND / 4;
            met &= server.count(EndpointEvent.AddressChanged.class) == 0;
            figures.append(String.format(Locale.ROOT, "%d s: %.1f pings/min; ", lifetime, pings / 10.0));
        }
        return Outcome.of(met, figures.toString());
    }

    private static long leastGap(Trace trace, InetSocketAddress from) {
        List<Long> times = trace.sent(Ping.class).stream().filter(entry -> entry.from().equals(from))
                .map(Trace.Entry::time).toList();
        long least = Long.MAX_VALUE;
        for (int index = 1; index < times.size(); index++) {
            least = Math.min(least, times.get(index) - times.get(index - 1));
        }
        return least;
    }

    private static Outcome crowd() {
        Simulation simulation = Simulation.seeded(1);
        Peer server = new Peer(simulation, "server", EndpointConfig.RENDEZVOUS.withIdleLimit(Time.NEVER),
                Peer.ANYWHERE);
        List<Peer> clients = new ArrayList<>();
        EndpointConfig quiet = new EndpointConfig(true, false, DAY, DAY, 3).withIdleLimit(Time.NEVER);
        for (int index = 0; index < 10_000; index++) {
            Peer client = new Peer(simulation, "client" + index, quiet, Peer.ANYWHERE);
            simulation.at(index * Time.SECOND / 10_000, () -> client.open(server));
            clients.add(client);
        }
        simulation.runFor(6 * Time.SECOND);
        final int open = server.driver.endpoint().sessions().size();
        Map<Long, Integer> slots = new TreeMap<>();
        simulation.network().setFilter((datagram, from, to) -> {
            if (from.equals(server.address())) {
                slots.merge(simulation.now() / (100 * Time.MILLISECOND), 1, Integer::sum);
            }
            return true;
        });
        simulation.runFor(114 * Time.SECOND);
        int most = slots.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int all = slots.values().stream().mapToInt(Integer::intValue).sum();
        // a second's worth of openings would be 10 % of each round of pings in each tenth of a second
        return Outcome.of(open == 10_000 && all >= 20_000 && most <= 500, String.format(
                "%d open; %d packets of the server in 114 s, %d in the busiest 100 ms", open, all, most),
                Map.of("busiest", most));
    }
}
