package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.chunk.Ping;
import io.github.peerfire.rtmfp.chunk.PingReply;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.DatagramFilter;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.PlainPacket;
import io.github.peerfire.testbed.simulation.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How long datagrams get on paths of different lengths of packets. */
final class PathCases {

    private static final long LIMIT = 900 * Time.SECOND;
    private static final int HEADERS = 28;
    private static final int BASE = 1_192;
    private static final int BYTES = 20_000_000;
    /** What is not worth another probe. */
    private static final int PRECISION = 16;

    private PathCases() {
    }

    static List<MatrixCase> all() {
        List<MatrixCase> cases = new ArrayList<>();
        for (int mtu : new int[] {1_500, 1_400, 1_280}) {
            cases.add(measured("MTU-" + mtu, "PLPMTUD: path " + mtu + ", no queue that overflows",
                    "probe loss is no congestion; settles; padding before Ping", () -> settles(mtu)));
        }
        cases.add(measured("MTU-drop", "path falls from 1500 to 1280 at 10 s", "blackhole repaired", PathCases::falls));
        cases.add(measured("MTU-chance", "path 1500, each probe of three is lost by chance", "settles all the same",
                () -> chance(1_500, PathCases.losingProbes())));
        cases.add(measured("MTU-truncated", "path cuts what is longer than 1300 bytes instead of losing it",
                "a truncated ping proves nothing; settles below", PathCases::truncated));
        return cases;
    }

    /** Wide enough for slow start to lose nothing. */
    private static Link link(int mtu) {
        return Link.GOOD.withRate(10_000_000, 10_000_000).withMtu(mtu);
    }

    /** What waits to be sent is divided for the length that was known when it was written, so that is little. */
    private static Transfer transfer(Link link, int bytes) {
        Simulation simulation = Simulation.seeded(1);
        simulation.network().setLink(link);
        return new Transfer(simulation, Peer.ANYWHERE, 1, bytes, 200_000);
    }

    private static Outcome settles(int mtu) {
        Transfer transfer = transfer(link(mtu), BYTES);
        Trace trace = new Trace(transfer.simulation);
        final long time = transfer.begin().await(LIMIT);
        int longest = longest(trace, transfer);
        boolean padded = probes(trace, transfer).stream().allMatch(PathCases::isPaddedBeforePing);
        long lost = transfer.session.statistics().fragmentsLost();
        long lostProbes = probes(trace, transfer).size()
                - trace.received(Ping.class).stream().filter(entry -> entry.length() > BASE).count();
        int most = Math.min(mtu - HEADERS, 1_452);
        return Outcome.of(time > 0 && transfer.isIntact() && longest <= most && longest > most - PRECISION - 8
                && padded && lost == 0,
                String.format("datagrams of up to %d bytes after %d ms; %d probes, %d of them lost, %d fragments lost",
                        longest,
                        converged(trace, transfer, longest), probes(trace, transfer).size(), lostProbes, lost),
                Map.of("longest", longest, "milliseconds", converged(trace, transfer, longest)));
    }

    private static List<Trace.Entry> probes(Trace trace, Transfer transfer) {
        return trace.sent().filter(entry -> entry.from().equals(transfer.alice.address()) && entry.length() > BASE
                && entry.has(Ping.class) && entry.packet().chunks().size() == 1).toList();
    }

    /** The ping's bytes are the last ones. */
    private static boolean isPaddedBeforePing(Trace.Entry probe) {
        byte[] message = probe.chunks(Ping.class).findFirst().orElseThrow().message();
        byte[] datagram = probe.datagram();
        for (int index = 0; index < message.length; index++) {
            if (datagram[datagram.length - message.length + index] != message[index]) {
                return false;
            }
        }
        return message.length > 0;
    }

    private static int longest(Trace trace, Transfer transfer) {
        return trace.received().filter(entry -> entry.to().equals(transfer.bob.address()) && entry.packet() != null
                && !entry.has(Ping.class)).mapToInt(Trace.Entry::length).max().orElse(0);
    }

    /** Milliseconds until the first datagram with data arrived that is nearly as long as any. */
    private static long converged(Trace trace, Transfer transfer, int longest) {
        return trace.received().filter(entry -> entry.to().equals(transfer.bob.address()) && !entry.has(Ping.class)
                && entry.length() >= longest - PRECISION).findFirst().map(entry -> entry.time() / Time.MILLISECOND)
                .orElse(-1L);
    }

    private static Outcome falls() {
        Transfer transfer = transfer(link(1_500), 3 * BYTES / 2);
        Trace trace = new Trace(transfer.simulation);
        transfer.begin().simulation.runFor(10 * Time.SECOND);
        final int before = longest(trace, transfer);
        transfer.simulation.network().setLink(link(1_280));
        final long arrived = transfer.bytesArrived();
        transfer.simulation.runUntil(() -> transfer.bytesArrived() > arrived + 100_000, LIMIT);
        final long stall = transfer.simulation.now() / Time.MILLISECOND - 10_000;
        long time = transfer.await(LIMIT);
        return Outcome.of(time > 0 && transfer.isIntact() && before > 1_280 - HEADERS,
                "datagrams of " + before + " bytes before; 100 kB more after " + stall + " ms, all after "
                + time / Time.MILLISECOND
                        + " ms more", Map.of("stall", stall));
    }

    private static DatagramFilter losingProbes() {
        int[] count = {0};
        return (datagram, from, to) -> datagram.length <= BASE || PlainPacket.of(datagram)
                .filter(packet -> packet.chunks().size() == 1 && packet.first(Ping.class).isPresent()).isEmpty()
                || count[0]++ % 3 != 0;
    }

    private static Outcome chance(int mtu, DatagramFilter filter) {
        Transfer transfer = transfer(link(mtu), BYTES);
        Trace trace = new Trace(transfer.simulation);
        transfer.simulation.network().setFilter(filter);
        final long time = transfer.begin().await(LIMIT);
        int longest = longest(trace, transfer);
        return Outcome.of(time > 0 && transfer.isIntact() && longest > 1_400 && transfer.session.statistics()
                .fragmentsLost() == 0,
                "datagrams of up to " + longest + " bytes after " + converged(trace, transfer, longest) + " ms");
    }

    private static Outcome truncated() {
        Transfer transfer = transfer(link(0), BYTES);
        Trace trace = new Trace(transfer.simulation);
        int limit = 1_300 - HEADERS;
        boolean[] cutting = {false};
        transfer.simulation.network().setFilter((datagram, from, to) -> {
            if (datagram.length <= limit || cutting[0]) {
                return true;
            }
            cutting[0] = true;
            transfer.simulation.network().send(Arrays.copyOf(datagram, limit), from, to);
            cutting[0] = false;
            return false;
        });
        long time = transfer.begin().await(LIMIT);
        long answered = trace.sent(PingReply.class).stream()
                .filter(entry -> entry.from().equals(transfer.bob.address())).count();
        int longest = longest(trace, transfer);
        return Outcome.of(time > 0 && transfer.isIntact() && longest <= limit && longest > limit - PRECISION - 8,
                "datagrams of up to " + longest + " bytes arrive, " + answered + " probes answered");
    }
}
