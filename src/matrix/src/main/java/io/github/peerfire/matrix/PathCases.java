package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.testbed.simulation.Simulation;
import io.github.peerfire.testbed.soak.Soak;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What the path does, and what sessions make of it. */
final class PathCases {

    private static final long LIMIT = 900 * Time.SECOND;
    private static final int SEEDS = 1_000;

    private PathCases() {
    }

    static List<MatrixCase> all() {
        return List.of(
                measured("MTU-1500", "path of 1500 bytes", "datagrams grow to 90 % of it", () -> mtu(1_500)),
                measured("MTU-1400", "path of 1400 bytes", "datagrams grow to 90 % of it", () -> mtu(1_400)),
                measured("MTU-1280", "path of 1280 bytes", "datagrams grow to 90 % of it", () -> mtu(1_280)),
                measured("MTU-drop", "path falls from 1500 to 1280 bytes", "black hole repaired", PathCases::mtuFalls),
                measured("IPV6", "handshake and 2 MB over IPv6", "as over IPv4", PathCases::version6),
                measured("SOAK", SEEDS + " random walks", "all invariants hold", PathCases::soak));
    }

    private static Outcome mtu(int mtu) {
        Transfer transfer = new Transfer(Transfer.USUAL.withMtu(mtu), 1, 1, 20_000_000);
        int longest = longest(transfer, 15 * Time.SECOND);
        transfer.await(LIMIT);
        return Outcome.of(transfer.isComplete() && longest >= 0.9 * (mtu - 28),
                "datagrams of up to " + longest + " bytes arrive", Map.of("longest", longest));
    }

    /** The longest datagram that arrives at bob within some time. */
    private static int longest(Transfer transfer, long duration) {
        int[] longest = {0};
        transfer.simulation.network().addObserver(new ArrivalObserver(length -> longest[0] = Math.max(longest[0], length)));
        transfer.begin().simulation.runFor(duration);
        return longest[0];
    }

    private static Outcome mtuFalls() {
        Transfer transfer = new Transfer(Transfer.USUAL.withMtu(1_500), 1, 1, 30_000_000);
        int before = longest(transfer, 10 * Time.SECOND);
        transfer.simulation.network().setLink(Transfer.USUAL.withMtu(1_280));
        long time = transfer.await(LIMIT);
        return Outcome.of(time > 0 && transfer.isIntact() && before > 1_252,
                "datagrams of " + before + " bytes before; " + (time < 0 ? "stuck" : time / Time.MILLISECOND + " ms after"));
    }

    private static Outcome version6() {
        Simulation simulation = Simulation.seeded(1);
        simulation.network().setLink(Transfer.USUAL);
        InetSocketAddress anywhere = new InetSocketAddress("::", 0);
        Peer bob = new Peer(simulation, "bob", EndpointConfig.PEER, anywhere);
        Peer alice = new Peer(simulation, "alice", EndpointConfig.PEER, anywhere);
        long[] bytes = {0};
        bob.behave((event, now) -> {
            if (event instanceof EndpointEvent.MessageArrived its) {
                bytes[0] += its.message().length;
            }
        });
        var flow = alice.open(bob).openFlow(new byte[] {1}, FlowOptions.DEFAULT, 0);
        for (int index = 0; index < 200; index++) {
            flow.write(new byte[10_000], Reliability.FULL, 0);
        }
        simulation.runUntil(() -> bytes[0] == 2_000_000, LIMIT);
        return Outcome.of(bytes[0] == 2_000_000, simulation.now() / Time.MILLISECOND + " ms, " + bob.address());
    }

    private static Outcome soak() {
        long begin = System.nanoTime();
        List<String> failures = new Soak(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run(1_000_000, SEEDS);
        return Outcome.of(failures.isEmpty(), (SEEDS * Time.SECOND / (System.nanoTime() - begin)) + " seeds per second "
                + String.join("; ", failures));
    }
}
