package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.PacketFragment;
import io.github.peerfire.rtmfp.chunk.PacketFragmenter;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.testbed.simulation.PlainProfile;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A hello in pieces; whether it was understood shows in its answer. */
final class FragmentCases {

    private static final InetSocketAddress STRANGER = new InetSocketAddress("198.51.100.9", 4_000);
    private static final long PACKET_ID = 77;
    private static final long QUICK = 5 * Time.MILLISECOND;

    private final Simulation simulation = Simulation.seeded(1);
    private final Trace trace = new Trace(simulation);
    private final Peer server = new Peer(simulation, "server");

    private FragmentCases() {
    }

    static List<MatrixCase> all() {
        return List.of(measured("PF", "packet fragmentation: 2..50 pieces, shuffled, dup, gap, conflicting last, "
                + "empty piece, nested 0x7f, mode switch, 61 s slow, 1.1 s pause", "RFC outcomes; nested refused",
                FragmentCases::outcomes));
    }

    private static Outcome outcomes() {
        Map<String, Object> wrong = new TreeMap<>();
        int pieces = 0;
        for (int count = 2; count <= 50; count++) {
            List<PacketFragment> fragments = fragments(count);
            Collections.shuffle(fragments, new Random(count));
            pieces += new FragmentCases().answers(fragments, PacketMode.STARTUP, QUICK) == 1 ? 1 : 0;
            List<PacketFragment> doubled = new ArrayList<>(fragments);
            doubled.addAll(count / 2, fragments.subList(0, count / 2));
            expect(wrong, "duplicates", 1, new FragmentCases().answers(doubled, PacketMode.STARTUP, QUICK));
            expect(wrong, "gap", 0, new FragmentCases().answers(fragments.subList(1, count), PacketMode.STARTUP,
                    QUICK));
            expect(wrong, "mode switch", 0, new FragmentCases().answers(fragments, PacketMode.INITIATOR, QUICK));
        }
        expect(wrong, "conflicting last", 0, new FragmentCases().answers(withSecondLast(), PacketMode.STARTUP, QUICK));
        expect(wrong, "empty piece", 0, new FragmentCases().answers(withEmptyPiece(), PacketMode.STARTUP, QUICK));
        expect(wrong, "nested", 0, new FragmentCases().answers(nested(), PacketMode.STARTUP, QUICK));
        expect(wrong, "0.9 s pauses", 1, new FragmentCases()
                .answers(fragments(20), PacketMode.STARTUP, 900 * Time.MILLISECOND));
        expect(wrong, "1.1 s pauses", 0, new FragmentCases()
                .answers(fragments(3), PacketMode.STARTUP, 1_100 * Time.MILLISECOND));
        expect(wrong, "61 s slow", 0, new FragmentCases()
                .answers(fragments(63), PacketMode.STARTUP, 990 * Time.MILLISECOND));
        return Outcome.of(pieces == 49 && wrong.isEmpty(),
                pieces + " of 49 hellos in 2 to 50 shuffled pieces answered; not as expected: "
                + (wrong.isEmpty() ? "none" : wrong), wrong);
    }

    private static void expect(Map<String, Object> wrong, String what, int expected, long answers) {
        if (answers != expected) {
            wrong.put(what, answers);
        }
    }

    /** A hello that is long enough for so many pieces; all but the last are of the same length. */
    private static List<PacketFragment> fragments(int count) {
        byte[] plain = Startup.plain(new InitiatorHello(PlainProfile.discriminator("server"), new byte[16]),
                PacketMode.STARTUP);
        byte[] packet = Arrays.copyOf(plain, count * 7);
        // what follows the chunk is padding
        Arrays.fill(packet, Math.min(plain.length, packet.length), packet.length, (byte) 0xff);
        int size = 7;
        if (packet.length < plain.length) {
            packet = plain;
            size = (plain.length + count - 1) / count;
        }
        List<PacketFragment> fragments = new ArrayList<>(PacketFragmenter.fragment(packet, PACKET_ID, size));
        return fragments;
    }

    private static List<PacketFragment> withSecondLast() {
        List<PacketFragment> fragments = fragments(5);
        PacketFragment third = fragments.get(2);
        fragments.add(1, new PacketFragment(false, PACKET_ID, third.fragmentNumber(), third.fragment()));
        return fragments;
    }

    private static List<PacketFragment> withEmptyPiece() {
        List<PacketFragment> fragments = fragments(5);
        PacketFragment third = fragments.get(2);
        fragments.set(2, new PacketFragment(true, PACKET_ID, third.fragmentNumber(), new byte[0]));
        return fragments;
    }

    /** Fragments of a packet whose chunk is itself the only fragment of another one. */
    private static List<PacketFragment> nested() {
        byte[] hello = Startup.plain(new InitiatorHello(PlainProfile.discriminator("server"), new byte[16]),
                PacketMode.STARTUP);
        byte[] inner = Startup.plain(new PacketFragment(false, 5, 0, hello), PacketMode.STARTUP);
        return new ArrayList<>(PacketFragmenter.fragment(inner, PACKET_ID, 10));
    }

    private long answers(List<PacketFragment> fragments, PacketMode mode, long interval) {
        for (int index = 0; index < fragments.size(); index++) {
            byte[] datagram = Startup.datagram(fragments.get(index), 0, mode);
            simulation.at(index * interval, () -> simulation.network().send(datagram, STRANGER, server.address()));
        }
        simulation.runFor(fragments.size() * interval + Time.SECOND);
        return trace.sent(ResponderHello.class).size();
    }
}
