package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import io.github.peerfire.testbed.simulation.Costs;
import io.github.peerfire.testbed.simulation.PlainProfile;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Too much to do, and strangers who want more than they give. */
final class LoadCases {

    /** What one core does: 15 us for a datagram, 1 ms for a key agreement. */
    private static final Costs CORE = new Costs(15_000, Time.MILLISECOND, 2_000);
    private static final int MANY = 1_000;

    private LoadCases() {
    }

    static List<MatrixCase> all() {
        return List.of(
                measured("AMP", "10,000 IHellos of all lengths, each from its own unvalidated source; lookups "
                        + "answered with 24 addresses",
                        "bytes out <= 3x bytes in per source; <= 1.5x for an ordinary IHello",
                        LoadCases::amplification),
                measured("OV", "10x overload of IHello+IIKeying for 5 s: 10,000 openings/s where 1,000 keys/s can be "
                        + "computed",
                        "existing sessions' p99 round trip <= 2x", LoadCases::overload),
                measured("OV-drain", "shutdown with 1000 sessions, of all of whom the half is gone",
                        "shutdown within deadline (5 s)",
                        LoadCases::shutdown));
    }

    private static Outcome amplification() {
        Simulation simulation = Simulation.seeded(1);
        Trace trace = new Trace(simulation);
        Peer server = new Peer(simulation, "server", EndpointConfig.RENDEZVOUS, Peer.ANYWHERE);
        List<CandidateAddress> many = new ArrayList<>();
        for (int index = 1; index <= 24; index++) {
            many.add(new CandidateAddress(AddressOrigin.OBSERVED, new InetSocketAddress("2001:db8::" + index, 1_935)));
        }
        server.behave((event, now) -> {
            if (event instanceof EndpointEvent.LookupRequested lookup) {
                server.driver.endpoint().redirect(lookup, many, now);
            }
        });
        Random random = new Random(1);
        for (int index = 0; index < 10_000; index++) {
            InetSocketAddress source = new InetSocketAddress(address(index), 4_000);
            byte[] discriminator = PlainProfile.discriminator(random.nextBoolean() ? "server"
                    : "x".repeat(random.nextInt(90)));
            byte[] hello = Startup.datagram(new InitiatorHello(discriminator, new byte[random.nextInt(33)]), 0);
            simulation.at(index * Time.MILLISECOND, () -> simulation.network().send(hello, source, server.address()));
        }
        simulation.runFor(11 * Time.SECOND);
        Map<InetSocketAddress, int[]> bytes = new HashMap<>();
        trace.sent().forEach(entry -> {
            boolean answer = entry.from().equals(server.address());
            bytes.computeIfAbsent(answer ? entry.to() : entry.from(), key -> new int[2])[answer ? 1
                    : 0] += entry.length();
        });
        long above = bytes.values().stream().filter(count -> count[1] > 3 * count[0]).count();
        double worst = bytes.values().stream().mapToDouble(count -> (double) count[1] / count[0]).max().orElse(0);
        double ordinary = ordinary();
        return Outcome.of(above == 0 && ordinary <= 1.5, String.format(Locale.ROOT,
                "ordinary IHello %.2f; worst %.2f; %d of 10000 hellos had more than 3", ordinary,
                worst, above),
                Map.of("ordinary", ordinary, "worst", worst, "above", above));
    }

    private static InetAddress address(int index) {
        try {
            return InetAddress.getByAddress(new byte[] {100, (byte) (index >> 16), (byte) (index >> 8), (byte) index});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of what one of our own initiators sends. */
    private static double ordinary() {
        Simulation simulation = Simulation.seeded(1);
        Trace trace = new Trace(simulation);
        Peer server = new Peer(simulation, "server");
        new Peer(simulation, "client").open(server);
        simulation.runFor(Time.SECOND / 25);
        double there = trace.sent().filter(entry -> entry.to().equals(server.address())).findFirst().orElseThrow()
                .length();
        return trace.bytesFrom(server.address()) / there;
    }

    private static Outcome overload() {
        Simulation simulation = Simulation.seeded(1);
        Peer server = new Peer(simulation.drivers().withCosts(CORE), PlainProfile.named("server"), "server",
                EndpointConfig.PEER, Peer.ANYWHERE);
        server.behave((event, now) -> {
            if (event instanceof EndpointEvent.MessageArrived its) {
                SendFlow back = its.session().openFlow(new byte[] {2}, FlowOptions.DEFAULT, now);
                back.write(its.message(), Reliability.FULL, now);
                back.close(now);
            }
        });
        Peer client = new Peer(simulation, "client");
        Session session = client.open(server);
        simulation.runFor(2 * Time.SECOND);
        List<Long> calm = roundTrips(simulation, client, session);
        final int before = server.count(EndpointEvent.SessionOpened.class);
        // each of these says hello and sends its keying as fast as it is let
        for (int index = 0; index < 50_000; index++) {
            String name = "crowd" + index;
            simulation.at(simulation.now() + index * Time.SECOND / 10_000, () -> {
                Peer peer = new Peer(simulation, name);
                peer.open(server);
                simulation.at(simulation.now() + 2 * Time.SECOND, () -> leave(simulation, peer));
            });
        }
        simulation.runFor(2 * Time.SECOND);
        List<Long> busy = roundTrips(simulation, client, session);
        int served = server.count(EndpointEvent.SessionOpened.class) - before;
        long was = FaultyHandshakes.at(calm, 0.99);
        long is = FaultyHandshakes.at(busy, 0.99);
        return Outcome.of(is <= 2 * was && busy.size() == calm.size() && served > 1_000, String.format(
                "p99 of a message there and back %d us calm, %d us under overload; meanwhile %d others got their "
                + "session",
                was, is, served), Map.of("calm", was, "overload", is, "served", served));
    }

    /** Nothing is left of it, so that the crowd needs no more memory than is there. */
    private static void leave(Simulation simulation, Peer peer) {
        simulation.network().unbind(peer.address());
        peer.driver.closeAsync();
    }

    /** Of messages that are sent back, one each 20 ms for 4 s; in microseconds, sorted. */
    private static List<Long> roundTrips(Simulation simulation, Peer client, Session session) {
        List<Long> times = new ArrayList<>();
        List<Long> sent = new ArrayList<>();
        client.behave((event, now) -> {
            if (event instanceof EndpointEvent.MessageArrived its) {
                times.add((now - sent.get(its.message()[0] & 0xff)) / 1_000);
            }
        });
        SendFlow flow = session.openFlow(new byte[] {1}, FlowOptions.DEFAULT, simulation.now());
        for (int index = 0; index < 200; index++) {
            byte number = (byte) index;
            client.driver.schedule(index * 20 * Time.MILLISECOND, () -> {
                sent.add(simulation.now());
                flow.write(new byte[] {number}, Reliability.FULL, simulation.now());
            });
        }
        simulation.runFor(5 * Time.SECOND);
        times.sort(null);
        return times;
    }

    private static Outcome shutdown() {
        Simulation simulation = Simulation.seeded(1);
        Peer server = new Peer(simulation, "server", EndpointConfig.RENDEZVOUS, Peer.ANYWHERE);
        List<Peer> peers = new ArrayList<>();
        for (int index = 0; index < MANY; index++) {
            Peer peer = new Peer(simulation, "peer" + index);
            peer.open(server);
            peers.add(peer);
        }
        simulation.runFor(3 * Time.SECOND);
        final int open = server.driver.endpoint().sessions().size();
        peers.stream().limit(MANY / 2).forEach(peer -> simulation.network().unbind(peer.address()));
        final long begin = simulation.now();
        var closed = server.driver.closeAsync();
        boolean done = simulation.runUntil(closed::isDone, 60 * Time.SECOND);
        long time = (simulation.now() - begin) / Time.MILLISECOND;
        long told = peers.stream().skip(MANY / 2).filter(peer -> peer.count(EndpointEvent.SessionClosed.class) == 1)
                .count();
        return Outcome.of(open == MANY && done && time <= 5_000 && told == MANY / 2, time + " ms; " + told + " of "
                + MANY / 2 + " who were there were told", Map.of("milliseconds", time));
    }
}
