package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.Negotiation;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Priority;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What becomes of packets with HMAC and sequence numbers that so many others overtake. */
final class OvertakingCases {

    private static final int MOST = 40;
    private static final int ONE_IN = 50;
    private static final int MESSAGES = 200;
    private static final int LONG = 100;

    private final int depth;
    private final Simulation simulation = Simulation.seeded(1);
    private final List<Late> late = new ArrayList<>();
    private int longOnes;
    private boolean releasing;

    private record Late(byte[] datagram, InetSocketAddress from, InetSocketAddress to, int due) {
    }

    private OvertakingCases(int depth) {
        this.depth = depth;
    }

    static List<MatrixCase> all() {
        return List.of(measured("R2", "2 MB, one packet in 50 is overtaken by 1..40 others, HMAC+SSEQ",
                "nothing lost to anti-replay at depth <= 32; spurious retransmits only where 3 or more overtake, "
                + "which make a loss (RFC 7016 3.6.2.5)", OvertakingCases::allDepths));
    }

    private static Outcome allDepths() {
        Map<String, Object> spurious = new TreeMap<>();
        StringBuilder figures = new StringBuilder("spurious retransmits of 40 overtaken at depth");
        boolean met = true;
        for (int depth = 1; depth <= MOST; depth++) {
            long[] lost = new OvertakingCases(depth).run();
            met &= lost[0] >= 0 && (depth > 32 || lost[1] == 0) && (depth >= 3 || lost[0] == 0);
            spurious.put(String.format("%02d", depth), lost[0]);
            if (depth <= 5 || depth % 8 == 0) {
                figures.append(' ').append(depth).append(": ").append(lost[0])
                        .append(lost[1] > 0 ? " (replays " + lost[1] + ")" : "")
                        .append(',');
            }
        }
        return Outcome.of(met, figures.toString(), spurious);
    }

    /** Fragments repeated, or -1 if not all arrived; packets dropped as replays. */
    private long[] run() {
        Random random = new Random(1);
        // wide enough for nothing to be lost
        simulation.network().setLink(Link.GOOD.withRate(50_000_000, 10_000_000));
        Peer bob = peer(identity("bob", random), "bob");
        Peer alice = peer(identity("alice", random), "alice");
        int[] arrived = {0};
        bob.behave((event, now) -> arrived[0] += event instanceof EndpointEvent.MessageArrived ? 1 : 0);
        Session session = alice.open(FlashEndpointDiscriminator.ofHostname("bob").encoded(), bob.address());
        simulation.runUntil(session::isOpen, Time.SECOND);
        simulation.network().setFilter((datagram, from, to) -> passes(datagram, from, to, alice.address()));
        alice.driver.execute(() -> {
            var flow = session.openFlow(new byte[] {1}, new FlowOptions(Priority.ROUTINE, false, 1 << 22),
                    simulation.now());
            for (int index = 0; index < MESSAGES; index++) {
                flow.write(new byte[10_000], Reliability.FULL, simulation.now());
            }
        });
        boolean all = simulation.runUntil(() -> arrived[0] == MESSAGES, 60 * Time.SECOND);
        return new long[] {all ? session.statistics().fragmentsLost() : -1,
            bob.drops(DropReason.DUPLICATE, DropReason.NOT_AUTHENTIC)};
    }

    private boolean passes(byte[] datagram, InetSocketAddress from, InetSocketAddress to, InetSocketAddress sender) {
        if (releasing || !from.equals(sender) || datagram.length < LONG) {
            return true;
        }
        release(longOnes);
        longOnes++;
        if (longOnes % ONE_IN == 0) {
            late.add(new Late(datagram, from, to, longOnes + depth));
            // at the end, no more others come
            simulation.at(simulation.now() + 20 * Time.MILLISECOND, () -> release(Integer.MAX_VALUE));
            return false;
        }
        return true;
    }

    private void release(int passed) {
        releasing = true;
        late.removeIf(its -> {
            boolean due = passed >= its.due;
            if (due) {
                simulation.network().send(its.datagram, its.from, its.to);
            }
            return due;
        });
        releasing = false;
    }

    private static FlashCryptographyProfile identity(String name, Random random) {
        return FlashCryptographyProfile.builder().ephemeralKeys(DiffieHellmanGroup.MODP_1024).hostname(name)
                .hmac(Negotiation.REQUIRED).sequenceNumbers(Negotiation.REQUIRED).build(random::nextBytes);
    }

    private Peer peer(FlashCryptographyProfile profile, String name) {
        return new Peer(simulation.drivers(), profile, name, EndpointConfig.PEER, Peer.ANYWHERE);
    }
}
