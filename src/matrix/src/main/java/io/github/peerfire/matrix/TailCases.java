package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import io.github.peerfire.rtmfp.chunk.Ping;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.PlainPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What happens if the end of a flow is lost, after which nothing comes that would show it. */
final class TailCases {

    private static final int LOSSES = 12;
    private static final int MESSAGES = 10;

    private TailCases() {
    }

    static List<MatrixCase> all() {
        return List.of(
                measured("TL", "tail loss: the last packet of a flow 0..12 times, its FIN, the ack of its FIN",
                        "completes by ERTO; ERTO backoff 1.414, cap 10 s", TailCases::tails));
    }

    private static Outcome tails() {
        return Outcome.all(
                tail("last packet", packet -> packet.first(UserData.class).filter(data -> data.isFinal()).isPresent(),
                        true),
                tail("FIN", packet -> packet.first(UserData.class).filter(data -> data.isFinal()).isPresent(), false),
                tail("ack of FIN", packet -> packet.chunks().stream().anyMatch(TailCases::acknowledgesAll), false));
    }

    private static boolean acknowledgesAll(Object chunk) {
        // ten messages of nine fragments, and the end
        return chunk instanceof DataAcknowledgement its && its.cumulativeAck() >= 9 * MESSAGES + 1;
    }

    /** @param withData whether the flow is closed right after the last message, so that its end is in that */
    private static Outcome tail(String name, Predicate<PlainPacket> isTail, boolean withData) {
        StringBuilder delays = new StringBuilder();
        boolean met = true;
        for (int losses = 0; losses <= LOSSES; losses += losses < 4 ? 1 : 4) {
            Transfer transfer = new Transfer(Transfer.USUAL, 1, 1, MESSAGES * Transfer.MESSAGE);
            Trace trace = new Trace(transfer.simulation);
            int[] left = {losses};
            // no ping either, whose answer would show that the path is as good as ever
            transfer.simulation.network().setFilter((datagram, from, to) -> PlainPacket.of(datagram)
                    .filter(packet -> packet.first(Ping.class).isPresent() || isTail.test(packet) && left[0]-- > 0)
                    .isEmpty());
            if (withData) {
                transfer.begin().close();
            } else {
                transfer.begin().await(TransferCases.LIMIT);
                transfer.close();
            }
            boolean complete = transfer.simulation.runUntil(
                    () -> transfer.alice.count(EndpointEvent.FlowCompleted.class) == 1, TransferCases.LIMIT);
            met &= complete && transfer.isComplete() && transfer.isIntact() && isBackedOff(trace, isTail);
            delays.append(' ').append(transfer.simulation.now() / Time.MILLISECOND);
        }
        return Outcome.of(met, String.format(Locale.ROOT, "%s lost 0..4, 8, 12 times: complete after%s ms; ", name,
                delays));
    }

    /**
     * Whether from the second repetition on each gap is the one before times the square root of two, up to ten seconds.
     */
    private static boolean isBackedOff(Trace trace, Predicate<PlainPacket> isTail) {
        List<Long> times = new ArrayList<>();
        trace.sent().filter(entry -> entry.packet().first(UserData.class).filter(data -> data.isFinal()).isPresent())
                .forEach(entry -> times.add(entry.time()));
        boolean right = true;
        for (int index = 3; index < times.size(); index++) {
            long before = times.get(index - 1) - times.get(index - 2);
            long gap = times.get(index) - times.get(index - 1);
            double expected = Math.min(before * Math.sqrt(2), 10e9);
            right &= Math.abs(gap - expected) < 0.01 * expected;
        }
        return right;
    }
}
