package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.session.SessionStatistics;
import io.github.peerfire.testbed.simulation.Link;
import io.github.peerfire.testbed.simulation.PlainPacket;
import io.github.peerfire.testbed.simulation.Simulation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What becomes of user data. */
final class TransferCases {

    private static final long LIMIT = 600 * Time.SECOND;
    private static final int MEGABYTE = 1_000_000;

    private TransferCases() {
    }

    static List<MatrixCase> all() {
        return List.of(
                measured("T", "1 MB in each of 1, 4, 16 flows, receive window 8 KB", "all arrives, no flow starves",
                        TransferCases::smallWindow),
                measured("L2", "2 MB, 2 % loss, burst 3", "bytes equal, repeated at most twice what was lost",
                        () -> faulty(Transfer.USUAL.withLoss(0.02, 3))),
                measured("C2", "2 MB, 2 % corruption", "bytes equal, repeated at most twice what was lost",
                        () -> faulty(Transfer.USUAL.withCorruption(0.02))),
                measured("R2", "2 MB, 30 % overtaken by up to 30 ms", "bytes equal, nothing taken for a replay",
                        () -> counted(Transfer.USUAL.withReordering(0.3), false)),
                measured("D2", "2 MB, 20 % duplicates", "bytes equal, once, duplicates counted",
                        () -> counted(Transfer.USUAL.withDuplication(0.2), true)),
                measured("TL", "the last data packet lost 1 to 4 times", "completes within the backed-off ERTOs",
                        TransferCases::tailLoss),
                measured("PR", "a message each 20 ms, 10 % loss, deadlines 50 ms to 1 s", "p99 within the deadline "
                        + "and a round trip, worst within one more, where the news of what was given up is lost as well",
                        TransferCases::deadlines),
                measured("NO", "network order, 30 % overtaken", "each message once, sooner than in order",
                        TransferCases::networkOrder));
    }

    private static Outcome smallWindow() {
        StringBuilder figures = new StringBuilder();
        boolean met = true;
        for (int flows : new int[] {1, 4, 16}) {
            Transfer transfer = new Transfer(Transfer.USUAL, flows, flows, MEGABYTE).withReceiveBuffer(8_192).begin();
            transfer.simulation.runUntil(() -> transfer.bytesArrived() > (long) flows * MEGABYTE / 2, LIMIT);
            int least = Integer.MAX_VALUE;
            for (int flow = 0; flow < flows; flow++) {
                least = Math.min(least, transfer.arrivedOf(flow));
            }
            transfer.await(LIMIT);
            met &= transfer.isComplete() && transfer.isIntact() && least > 0;
            figures.append(flows).append(" flows: ").append(transfer.simulation.now() / Time.MILLISECOND)
                    .append(" ms, least at half time ").append(least).append(" messages; ");
        }
        return Outcome.of(met, figures.toString());
    }

    private static Outcome faulty(Link link) {
        Transfer transfer = new Transfer(link, 1, 1, 2 * MEGABYTE);
        long[] lost = {0};
        transfer.simulation.network().addObserver(new DataCount(lost));
        long time = transfer.begin().await(LIMIT);
        transfer.simulation.runFor(5 * Time.SECOND);
        SessionStatistics statistics = transfer.session.statistics();
        double goodput = time < 0 ? 0 : 16e9 * MEGABYTE / time;
        long spoilt = link.faults().corruption() > 0 ? notAuthentic(transfer.bob) : lost[0];
        return Outcome.of(time > 0 && transfer.isIntact() && statistics.fragmentsLost() <= 2 * spoilt + 6,
                String.format(Locale.ROOT, "%.0f kbit/s, %d fragments repeated, %d packets lost",
                        goodput / 1_000, statistics.fragmentsLost(), spoilt),
                Map.of("kbits", goodput / 1_000, "repeated", statistics.fragmentsLost(), "lost", spoilt));
    }

    private static long notAuthentic(Peer peer) {
        return peer.driver.endpoint().metrics().drops().getOrDefault(DropReason.NOT_AUTHENTIC, 0L);
    }

    private static Outcome counted(Link link, boolean duplicates) {
        Transfer transfer = new Transfer(link, 1, 1, 2 * MEGABYTE);
        long time = transfer.begin().await(LIMIT);
        long dropped = transfer.bob.driver.endpoint().metrics().drops().getOrDefault(DropReason.DUPLICATE, 0L);
        SessionStatistics statistics = transfer.session.statistics();
        return Outcome.of(time > 0 && transfer.isIntact() && dropped > 0 == duplicates,
                time / Time.MILLISECOND + " ms, " + dropped + " duplicate packets dropped, "
                        + statistics.fragmentsLost() + " of " + statistics.fragmentsSent() + " fragments repeated",
                Map.of("duplicates", dropped, "repeated", statistics.fragmentsLost()));
    }

    private static Outcome tailLoss() {
        StringBuilder figures = new StringBuilder();
        boolean met = true;
        long before = 0;
        for (int losses = 0; losses <= 4; losses++) {
            Transfer transfer = new Transfer(Transfer.USUAL, 1, 1, 10 * Transfer.MESSAGE);
            int[] left = {losses};
            transfer.simulation.network().setFilter((datagram, from, to) -> !isTail(datagram) || left[0]-- <= 0);
            long time = transfer.begin().await(LIMIT) / Time.MILLISECOND;
            met &= transfer.isComplete() && time - before < 2_500;
            before = time;
            figures.append(losses).append(" times: ").append(time).append(" ms; ");
        }
        return Outcome.of(met, figures.toString());
    }

    private static boolean isTail(byte[] datagram) {
        // ten messages of nine fragments
        return PlainPacket.of(datagram).flatMap(packet -> packet.first(UserData.class))
                .filter(data -> data.sequenceNumber() >= 89).isPresent();
    }

    private static Outcome deadlines() {
        StringBuilder figures = new StringBuilder();
        boolean met = true;
        for (int deadline : new int[] {50, 100, 300, 1_000}) {
            List<Long> delays = trickle(Reliability.within(deadline * Time.MILLISECOND), Link.GOOD.withLoss(0.1), false);
            delays.sort(null);
            long worst = delays.get(delays.size() - 1);
            long p99 = FaultyHandshakes.at(delays, 0.99);
            met &= p99 <= deadline + 30 && worst <= deadline + 2 * 30;
            figures.append(String.format(Locale.ROOT, "%d ms: %.1f %% arrive, p99 %d, worst %d ms; ",
                    deadline, delays.size() / 10.0, p99, worst));
        }
        return Outcome.of(met, figures.toString());
    }

    private static Outcome networkOrder() {
        Link link = Link.GOOD.withReordering(0.3);
        List<Long> ordered = trickle(Reliability.FULL, link, false);
        List<Long> onArrival = trickle(Reliability.FULL, link, true);
        double before = ordered.stream().mapToLong(Long::longValue).average().orElse(-1);
        double after = onArrival.stream().mapToLong(Long::longValue).average().orElse(-1);
        return Outcome.of(ordered.size() == 1_000 && onArrival.size() == 1_000 && after < before,
                String.format(Locale.ROOT, "mean %.2f ms, in order %.2f ms", after, before));
    }

    /** A thousand messages, one each 20 ms; how many milliseconds each took that arrived. */
    private static List<Long> trickle(Reliability reliability, Link link, boolean onArrival) {
        Simulation simulation = Simulation.seeded(1);
        Peer alice = new Peer(simulation, "alice");
        Peer bob = new Peer(simulation, "bob");
        Session session = alice.open(bob);
        simulation.runFor(Time.SECOND);
        simulation.network().setLink(link);
        List<Long> delays = new ArrayList<>();
        bob.behave((event, now) -> {
            if (event instanceof EndpointEvent.FlowOpened its) {
                its.flow().deliverOnArrival(onArrival);
            } else if (event instanceof EndpointEvent.MessageArrived its) {
                delays.add((now - ByteBuffer.wrap(its.message()).getLong()) / Time.MILLISECOND);
            }
        });
        SendFlow flow = session.openFlow(new byte[] {1}, FlowOptions.DEFAULT, simulation.now());
        for (int index = 0; index < 1_000; index++) {
            alice.driver.schedule(index * 20 * Time.MILLISECOND, () -> flow.write(
                    ByteBuffer.allocate(200).putLong(simulation.now()).array(), reliability, simulation.now()));
        }
        simulation.runFor(60 * Time.SECOND);
        return delays;
    }
}
