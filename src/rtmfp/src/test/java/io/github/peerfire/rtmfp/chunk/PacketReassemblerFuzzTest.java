package io.github.peerfire.rtmfp.chunk;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.fuzz.Operations;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.PacketMode;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Fragments of several packets from several sources. What comes out must be what went in, in its order. */
class PacketReassemblerFuzzTest extends FuzzTarget {

    private static final PacketMode[] MODES = {PacketMode.STARTUP, PacketMode.INITIATOR, PacketMode.RESPONDER};

    @Override
    protected void run(byte[] input) throws Exception {
        // A fragment is up to 16 times as long as its operation's last byte says.
        Cost.of(input, 20_000, 8_000).limit(() -> new World().run(new Operations(input)));
    }

    private static final class World {

        private final PacketReassembler reassembler = new PacketReassembler(reason -> { });
        private final Set<Long> seen = new HashSet<>();
        private long now = Time.SECOND;

        void run(Operations operations) {
            while (operations.hasNext()) {
                now += operations.next() * 8 * Time.MILLISECOND;
                int source = operations.next(6);
                PacketMode mode = MODES[operations.next(MODES.length)];
                int packet = operations.next(8);
                receive(source, mode, packet, operations.next(80), operations.nextBoolean());
                long deadline = reassembler.nextDeadline();
                if (deadline != Time.NEVER && (deadline <= now || deadline > now + PacketReassembler.PROGRESS_TIME)) {
                    throw new AssertionError("deadline in " + (deadline - now));
                }
            }
            reassembler.handleTimeout(now + PacketReassembler.PROGRESS_TIME);
            if (reassembler.nextDeadline() != Time.NEVER) {
                throw new AssertionError("something is kept for ever");
            }
        }

        private void receive(int source, PacketMode mode, int packet, int number, boolean more) {
            seen.add(key(source, packet, number));
            byte[] whole = reassembler.receive(
                    source, mode, new PacketFragment(more, packet, number, fragment(packet, number)), now);
            if (whole == null) {
                return;
            }
            if ((whole[0] & 3) != mode.code() || whole.length > PacketReassembler.MAX_PACKET_SIZE) {
                throw new AssertionError("packet of " + whole.length + " bytes of mode " + (whole[0] & 3));
            }
            ByteArrayOutputStream expected = new ByteArrayOutputStream(whole.length);
            for (int index = 0; expected.size() < whole.length; index++) {
                expected.writeBytes(fragment(packet, index));
                if (!seen.contains(key(source, packet, index))) {
                    throw new AssertionError("fragment " + index + " was made up");
                }
            }
            if (!Arrays.equals(whole, expected.toByteArray())) {
                throw new AssertionError("put together wrongly");
            }
        }

        private static long key(int source, int packet, int number) {
            return source << 20 | packet << 10 | number;
        }

        /** The packet's number decides on its mode and on the length of its fragments. */
        private static byte[] fragment(int packet, int number) {
            byte[] fragment = new byte[packet == 7 ? 1_500 : 1 + packet * 40 + number % 3];
            Arrays.fill(fragment, (byte) (packet * 31 + number));
            fragment[0] = (byte) (number == 0 ? 1 + packet % 3 : number);
            return fragment;
        }
    }
}
