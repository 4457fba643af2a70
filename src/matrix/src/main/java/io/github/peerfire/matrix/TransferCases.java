package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.Link;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What becomes of user data that must arrive. */
final class TransferCases {

    static final long LIMIT = 600 * Time.SECOND;
    static final int MEGABYTE = 1_000_000;

    private TransferCases() {
    }

    static List<MatrixCase> all() {
        return List.of(
                measured("T", "transfer 1 MB x 1, 4, 16 flows, window 2, 4, 8 KB",
                        "bytes equal; window reopened > 0 times; no flow starves",
                        TransferCases::smallWindows),
                measured("L2", "2 MB, 2 % loss, burst 3", "bytes equal; retransmitted <= 2x lost",
                        () -> faulty(Transfer.USUAL.withLoss(0.02, 3))),
                measured("C2", "2 MB, 2 % corruption, burst 3", "bytes equal; retransmitted <= 2x lost",
                        () -> faulty(Transfer.USUAL.withCorruption(0.02))),
                measured("D2", "2 MB, 20 % duplicates", "message delivered once; SSEQ drops counted",
                        TransferCases::duplicates),
                measured("D2-replay", "the whole trace of a 2 MB transfer is replayed to its receiver",
                        "nothing delivered again; each one dropped and counted", TransferCases::replay));
    }

    private static Outcome smallWindows() {
        Outcome[] outcomes = new Outcome[9];
        int index = 0;
        for (int window : new int[] {2_048, 4_096, 8_192}) {
            for (int flows : new int[] {1, 4, 16}) {
                outcomes[index++] = smallWindow(window, flows);
            }
        }
        return Outcome.all(outcomes);
    }

    private static Outcome smallWindow(int window, int flows) {
        Transfer transfer = new Transfer(Transfer.USUAL, flows, flows, MEGABYTE).withReceiveBuffer(window);
        Trace trace = new Trace(transfer.simulation);
        transfer.begin().simulation.runUntil(() -> transfer.bytesArrived() > (long) flows * MEGABYTE / 2, LIMIT);
        int least = Integer.MAX_VALUE;
        for (int flow = 0; flow < flows; flow++) {
            least = Math.min(least, transfer.arrivedOf(flow));
        }
        // half of what each would have if all were served alike
        boolean fair = least >= MEGABYTE / Transfer.MESSAGE / 4;
        transfer.await(LIMIT);
        long reopened = reopenings(trace);
        double perPacket = trace.sent(DataAcknowledgement.class).size() / (double) trace.sent(UserData.class).size();
        return Outcome.of(transfer.isComplete() && transfer.isIntact() && fair && reopened > 0,
                String.format(Locale.ROOT, "%d KB x %d: %d ms, %d reopenings, %.2f acks/packet; ", window / 1_024,
                        flows,
                        transfer.simulation.now() / Time.MILLISECOND, reopened, perPacket));
    }

    /** How often a flow's advertised window went up from less than a packet's worth. */
    private static long reopenings(Trace trace) {
        long reopened = 0;
        long[] before = new long[1 << 10];
        for (Trace.Entry entry : trace.received(DataAcknowledgement.class)) {
            for (DataAcknowledgement its : entry.chunks(DataAcknowledgement.class).toList()) {
                int flow = (int) its.flowId();
                reopened += before[flow] == 1 && its.bufferBlocksAvailable() > 1 ? 1 : 0;
                before[flow] = Math.max(1, its.bufferBlocksAvailable());
            }
        }
        return reopened;
    }

    private static Outcome faulty(Link link) {
        Transfer transfer = new Transfer(link, 1, 1, 2 * MEGABYTE);
        Trace trace = new Trace(transfer.simulation);
        final long time = transfer.begin().await(LIMIT);
        transfer.simulation.runFor(5 * Time.SECOND);
        FragmentCount count = FragmentCount.of(trace);
        double goodput = time < 0 ? 0 : 16e9 * MEGABYTE / time / 1_000;
        return Outcome.of(time > 0 && transfer.isIntact() && count.lost() > 0 && count.repeated() <= 2 * count.lost(),
                String.format(Locale.ROOT, "%.0f kbit/s, %d fragments lost, %d repeated, ratio %.2f", goodput,
                        count.lost(),
                        count.repeated(), (double) count.repeated() / count.lost()),
                Map.of("kbits", goodput, "repeated", count.repeated(), "lost", count.lost()));
    }

    private static Outcome duplicates() {
        Transfer transfer = new Transfer(Transfer.USUAL.withDuplication(0.2), 1, 1, 2 * MEGABYTE);
        Trace trace = new Trace(transfer.simulation);
        final long time = transfer.begin().await(LIMIT);
        transfer.simulation.runFor(5 * Time.SECOND);
        long dropped = transfer.bob.drops(DropReason.DUPLICATE);
        List<String> received = trace.received().filter(entry -> entry.to().equals(transfer.bob.address()))
                .map(entry -> HexFormat.of().formatHex(entry.datagram())).toList();
        long doubled = received.size() - new HashSet<>(received).size();
        FragmentCount count = FragmentCount.of(trace);
        // copies of startup packets are dropped for other reasons
        return Outcome.of(time > 0 && transfer.isIntact()
                && transfer.messagesArrived() == 2 * MEGABYTE / Transfer.MESSAGE
                && dropped <= doubled && dropped >= doubled - 3,
                time / Time.MILLISECOND + " ms, " + doubled + " copies came besides, " + dropped
                        + " dropped as duplicates, "
                        + count.needless() + " fragments arrived in two packets",
                Map.of("copies", doubled, "dropped", dropped, "needless", count.needless()));
    }

    private static Outcome replay() {
        Transfer transfer = new Transfer(Transfer.USUAL, 1, 1, 2 * MEGABYTE);
        Trace trace = new Trace(transfer.simulation);
        transfer.begin().await(LIMIT);
        transfer.simulation.runFor(5 * Time.SECOND);
        List<Trace.Entry> sent = trace.sent().filter(entry -> entry.from().equals(transfer.alice.address())).toList();
        final long messages = transfer.messagesArrived();
        final long before = drops(transfer.bob);
        final long silent = transfer.bob.driver.endpoint().metrics().datagramsReceived();
        transfer.simulation.network().setLink(Link.GOOD);
        sent.forEach(entry -> transfer.simulation.network().send(entry.datagram(), entry.from(), entry.to()));
        transfer.simulation.runFor(5 * Time.SECOND);
        long dropped = drops(transfer.bob) - before;
        long again = transfer.bob.driver.endpoint().metrics().datagramsReceived() - silent;
        // an IHello is answered by whoever asks, and a RIKeying's repetition is no harm
        return Outcome.of(transfer.messagesArrived() == messages && transfer.bob.driver.endpoint().sessions()
                .size() == 1
                && dropped >= sent.size() - 2 && again >= sent.size(),
                sent.size() + " replayed, " + dropped + " dropped, " + (transfer.messagesArrived() - messages)
                        + " messages delivered again", Map.of("replayed", sent.size(), "dropped", dropped));
    }

    private static long drops(Peer peer) {
        return peer.drops(DropReason.values());
    }
}
