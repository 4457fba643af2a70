package io.github.peerfire.netty.turn;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.fuzz.Meter;
import io.github.peerfire.rtmfp.TurnServer;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * What a malicious server may send to a client that has an allocation: the input is cut into datagrams, each with its
 * length in one byte before it.
 */
class TurnAllocationFuzzTest extends FuzzTarget implements TurnAllocation.Listener {

    private static final int MOST_OUTGOING = 200;

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 200_000, 2_000).limitParts(meter -> run(input, meter));
    }

    private void run(byte[] input, Meter meter) throws Exception {
        // All transaction IDs are zeros, which answers in the corpus can know.
        TurnAllocation allocation = new TurnAllocation(TurnServer.parse("turn:host"), target -> { }, this);
        allocation.start(0);
        byte[] wrapped = new byte[1_000 + TurnAllocation.OVERHEAD];
        long now = 0;
        int position = 0;
        while (position < input.length) {
            int length = Math.min((input[position] & 0xff) * 4, input.length - position - 1);
            now += Time.SECOND;
            receive(allocation, input, position + 1, length, now, meter);
            position += 1 + length;
            allocation.wrap(new InetSocketAddress("192.0.2.1", 1_000), new byte[1_000], 1_000, wrapped, now);
            drain(allocation, now);
        }
        allocation.close();
        drain(allocation, now);
    }

    private static void receive(TurnAllocation allocation, byte[] input, int begin, int length, long now, Meter meter)
            throws Exception {
        RelayedDatagram datagram = new RelayedDatagram();
        boolean[] relayed = new boolean[1];
        meter.measure(() -> relayed[0] = allocation.receive(input, begin, length, datagram, now));
        if (relayed[0] && (datagram.offset() < begin || datagram.offset() + datagram.length() > begin + length)) {
            throw new AssertionError(datagram.offset() + " and " + datagram.length());
        }
    }

    private static void drain(TurnAllocation allocation, long now) {
        if (allocation.nextDeadline() <= now) {
            allocation.handleTimeout(now);
        }
        int count = 0;
        while (allocation.poll(now) != null) {
            if (++count > MOST_OUTGOING) {
                throw new AssertionError("One datagram causes more than " + MOST_OUTGOING);
            }
        }
    }

    @Override
    public void allocated(List<InetSocketAddress> relayed) {
        if (relayed.isEmpty()) {
            throw new AssertionError("no address");
        }
    }

    @Override
    public void failed(TurnFailure failure) {
        if (failure.reason().isEmpty()) {
            throw new AssertionError("no reason");
        }
    }
}
