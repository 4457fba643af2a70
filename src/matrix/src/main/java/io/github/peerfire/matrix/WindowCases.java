package io.github.peerfire.matrix;

import static io.github.peerfire.matrix.MatrixCase.measured;

import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.chunk.BufferProbe;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import io.github.peerfire.rtmfp.chunk.FlowExceptionReport;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.testbed.simulation.PlainPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What receivers that take no more have senders do. */
final class WindowCases {

    private static final int BYTES = 2_000_000;
    private static final long LIMIT = 600 * Time.SECOND;
    private static final long SUSPENDED = 300 * Time.SECOND;

    private WindowCases() {
    }

    static List<MatrixCase> all() {
        return List.of(
                measured("FC", "window closes to 0 for 5 min; the update that opens it is lost, as all acks of the "
                        + "next second",
                        "Buffer Probe <= 1 s, growing, <= max(60 s, ERTO); resumes", WindowCases::suspension),
                measured("FX", "receiver rejects with code 0, 7, 2^40 when the flow opens and in the middle",
                        "sender gets the code; queue abandoned; acks keep flowing; exception chunk precedes each ack",
                        () -> Outcome.all(
                        rejection(0, 0), rejection(7, 0), rejection(1L << 40, 0), rejection(0, 50), rejection(7, 50),
                        rejection(1L << 40, 50))));
    }

    private static Outcome suspension() {
        Transfer transfer = new Transfer(Transfer.USUAL, 1, 1, BYTES).withReceiveBuffer(100_000);
        final Trace trace = new Trace(transfer.simulation);
        transfer.begin().simulation.runUntil(() -> transfer.messagesArrived() > 50, 60 * Time.SECOND);
        var flow = transfer.bob.events(EndpointEvent.FlowOpened.class).get(0).flow();
        transfer.bob.driver.execute(() -> flow.setSuspended(true));
        transfer.simulation.runFor(SUSPENDED);
        final int before = transfer.messagesArrived();
        final long resumed = transfer.simulation.now();
        transfer.simulation.network().setFilter((datagram, from, to) ->
                transfer.simulation.now() > resumed + Time.SECOND
                || PlainPacket.of(datagram).flatMap(packet -> packet.first(DataAcknowledgement.class)).isEmpty());
        transfer.bob.driver.execute(() -> flow.setSuspended(false));
        // what was held is delivered at once, more only when the sender knows
        transfer.simulation.runFor(0);
        final int held = transfer.messagesArrived();
        transfer.simulation.runUntil(() -> transfer.messagesArrived() > held, LIMIT);
        final long stall = (transfer.simulation.now() - resumed) / Time.MILLISECOND;
        transfer.await(LIMIT);
        List<Long> probes = trace.sent(BufferProbe.class).stream().map(Trace.Entry::time).filter(time -> time < resumed)
                .toList();
        long lastData = trace.sent(UserData.class).stream().map(Trace.Entry::time).filter(time -> time < probes.get(0))
                .reduce((one, other) -> other).orElseThrow();
        boolean growing = probes.get(0) - lastData <= 1_100 * Time.MILLISECOND;
        List<Long> gaps = new ArrayList<>();
        for (int index = 1; index < probes.size(); index++) {
            gaps.add(probes.get(index) - probes.get(index - 1));
            growing &= gaps.get(index - 1) <= 60 * Time.SECOND + Time.MILLISECOND;
            growing &= index < 2 || gaps.get(index - 1) > gaps.get(index - 2)
                    || gaps.get(index - 1) >= 59 * Time.SECOND;
        }
        return Outcome.of(growing && before <= held && transfer.isComplete() && transfer.isIntact(),
                String.format(Locale.ROOT,
                "first probe %d ms after the last data, then after %s ms; stalled %d ms after it opened",
                (probes.get(0) - lastData) / Time.MILLISECOND, gaps.stream().map(gap -> gap / Time.MILLISECOND)
                        .toList(), stall),
                Map.of("stall", stall, "probes", probes.size()));
    }

    /** @param after how many messages */
    private static Outcome rejection(long code, int after) {
        Transfer transfer = new Transfer(Transfer.USUAL, 1, 1, BYTES);
        final Trace trace = new Trace(transfer.simulation);
        transfer.begin().simulation.runUntil(() -> transfer.bob.count(EndpointEvent.FlowOpened.class) == 1
                && transfer.messagesArrived() >= after, 60 * Time.SECOND);
        var flow = transfer.bob.events(EndpointEvent.FlowOpened.class).get(0).flow();
        final long rejected = transfer.simulation.now();
        transfer.bob.driver.execute(() -> flow.reject(code, transfer.simulation.now()));
        transfer.simulation.runFor(5 * Time.SECOND);
        List<EndpointEvent.FlowRejected> told = transfer.alice.events(EndpointEvent.FlowRejected.class);
        long stopped = trace.sent(UserData.class).stream()
                .filter(entry -> entry.from().equals(transfer.alice.address()))
                .flatMap(entry -> entry.chunks(UserData.class).filter(data -> !data.abandon())
                .map(data -> entry.time()))
                .reduce((one, other) -> other).orElseThrow();
        boolean precedes = trace.sent(DataAcknowledgement.class).stream().filter(entry -> entry.time() > rejected
                && entry.from().equals(transfer.bob.address())).allMatch(entry -> isBefore(entry.packet().chunks()));
        double roundTrips = Math.max(0, stopped - rejected) / 30.0 / Time.MILLISECOND;
        return Outcome.of(told.size() == 1 && told.get(0).code() == code && precedes && roundTrips < 3
                && transfer.session.bytesHeld() == 0 && transfer.session.bytesInFlight() == 0,
                String.format(Locale.ROOT,
                "code %d after %d messages: stopped after %.1f round trips; ", code, after, roundTrips));
    }

    private static boolean isBefore(List<?> chunks) {
        int exception = -1;
        for (int index = 0; index < chunks.size(); index++) {
            exception = chunks.get(index) instanceof FlowExceptionReport && exception < 0 ? index : exception;
            if (chunks.get(index) instanceof DataAcknowledgement) {
                return exception >= 0;
            }
        }
        return true;
    }
}
