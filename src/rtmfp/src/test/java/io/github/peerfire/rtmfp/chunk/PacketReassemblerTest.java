package io.github.peerfire.rtmfp.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketReassemblerTest {

    private final List<DropReason> drops = new ArrayList<>();
    private final PacketReassembler reassembler = new PacketReassembler(drops::add);

    @Test
    @Proves({"R7016-044", "R7016-045", "R7016-141"})
    void fragmentsInAnyOrderAndRepeatedMakeThePacket() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] packet = packet(random, 1 + random.nextInt(2_000));
            List<PacketFragment> fragments = new ArrayList<>(
                    PacketFragmenter.fragment(packet, seed, packet.length / (1 + random.nextInt(50)) + 1));
            Collections.shuffle(fragments, random);
            byte[] whole = null;
            for (int index = 0; index < fragments.size(); index++) {
                assertThat(whole).as("seed %d", seed).isNull();
                whole = receive("a", fragments.get(index), seed * Time.SECOND);
                if (whole == null) {
                    receive("a", fragments.get(random.nextInt(index + 1)), seed * Time.SECOND);
                }
            }
            assertThat(whole).as("seed %d", seed).isEqualTo(packet);
        }
        assertThat(drops).containsOnly(DropReason.DUPLICATE);
    }

    @Test
    @Proves("R7016-131")
    void packetsOfTheSameNumberFromDifferentSourcesAreDifferent() {
        receive("a", fragment(1, 0, true, 3), 0);

        assertThat(receive("b", fragment(1, 1, false, 4), 0)).isNull();
        assertThat(receive("a", fragment(1, 1, false, 5), 0)).containsExactly(3, 5);
    }

    @Test
    @Proves("R7016-132")
    void aPacketWithoutProgressForASecondIsForgotten() {
        receive("a", fragment(1, 0, true, 3), 0);
        assertThat(reassembler.nextDeadline()).isEqualTo(Time.SECOND);
        receive("a", fragment(1, 0, true, 3), Time.SECOND / 2);
        reassembler.handleTimeout(Time.SECOND);

        assertThat(reassembler.nextDeadline()).isEqualTo(Time.NEVER);
        assertThat(receive("a", fragment(1, 1, false, 5), Time.SECOND + 1)).isNull();
    }

    @Test
    @Proves("R7016-132")
    void aPacketMayTakeAMinuteButNotMore() {
        long step = 950 * Time.MILLISECOND;
        int last = 62;
        for (int number = 0; number < last; number++) {
            receive("a", fragment(1, number, true, 3), number * step);
        }
        assertThat(receive("a", fragment(1, last, false, 3), (last - 1) * step)).hasSize(63);

        for (int number = 0; number <= last; number++) {
            receive("a", fragment(2, number, true, 3), number * (step + 20 * Time.MILLISECOND));
        }
        assertThat(receive("a", fragment(2, last + 1, false, 3), 61 * Time.SECOND)).isNull();
    }

    @Test
    @Proves("R7016-135")
    void aFragmentInAPacketOfAnotherModeIsDiscarded() {
        receive("a", fragment(1, 0, true, 3), 0);

        assertThat(reassembler.receive("a", PacketMode.INITIATOR, fragment(1, 1, false, 3), 0)).isNull();
        assertThat(receive("a", fragment(1, 1, false, 3), 0)).hasSize(2);
        assertThat(drops).containsExactly(DropReason.WRONG_MODE);
    }

    @Test
    @Proves("R7016-136")
    void aReassembledPacketOfAnotherModeIsDiscarded() {
        assertThat(receive("a", fragment(1, 0, false, 1), 0)).isNull();
        assertThat(drops).containsExactly(DropReason.WRONG_MODE);
    }

    @Test
    void aSecondLastFragmentOrOneBeyondTheLastEndsThePacket() {
        receive("a", fragment(1, 1, false, 3), 0);
        assertThat(receive("a", fragment(1, 2, true, 3), 0)).isNull();
        assertThat(receive("a", fragment(1, 0, true, 3), 0)).isNull();
        receive("a", fragment(2, 5, true, 3), 0);
        receive("a", fragment(2, 4, false, 3), 0);

        assertThat(drops).containsExactly(DropReason.CONTRADICTION, DropReason.CONTRADICTION);
    }

    @Test
    @Proves("R7016-139")
    void oneSourceCanHaveFourPacketsInTheMaking() {
        for (int id = 0; id < 6; id++) {
            receive("a", fragment(id, 0, true, 3), 0);
        }

        assertThat(drops).containsExactly(DropReason.OVER_LIMIT, DropReason.OVER_LIMIT);
        assertThat(receive("a", fragment(3, 1, false, 3), 0)).hasSize(2);
    }

    @Test
    @Proves("R7016-139")
    void allSourcesTogetherHaveABoundedNumberOfPacketsInTheMaking() {
        for (int source = 0; source < PacketReassembler.MAX_PACKETS + 10; source++) {
            receive(source, fragment(1, 0, true, 3), 0);
        }

        assertThat(drops).hasSize(10).containsOnly(DropReason.OVER_LIMIT);
    }

    @Test
    @Proves("R7016-140")
    void aPacketHasABoundedSizeAndNumberOfFragments() {
        receive("a", new PacketFragment(true, 1, 1L << 60, new byte[1]), 0);
        receive("a", new PacketFragment(true, 2, -1, new byte[1]), 0);
        receive("a", new PacketFragment(true, 3, 0, new byte[PacketReassembler.MAX_PACKET_SIZE]), 0);
        receive("a", new PacketFragment(true, 3, 1, new byte[1]), 0);

        assertThat(drops).hasSize(3).containsOnly(DropReason.OVER_LIMIT);
        assertThat(reassembler.nextDeadline()).isEqualTo(Time.NEVER);
    }

    private byte[] receive(Object source, PacketFragment fragment, long now) {
        return reassembler.receive(source, PacketMode.STARTUP, fragment, now);
    }

    private static PacketFragment fragment(long id, long number, boolean more, int content) {
        return new PacketFragment(more, id, number, new byte[] {(byte) content});
    }

    private static byte[] packet(Random random, int length) {
        byte[] packet = new byte[length];
        random.nextBytes(packet);
        packet[0] = 0x0b;
        return packet;
    }
}
