package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.fuzz.Operations;

/**
 * Sending flows by sequences of operations, with acknowledgements that nobody meant. Two senders get the same ones, one
 * as bitmaps and one as ranges, and must send the same.
 */
class SendFlowFuzzTest extends FuzzTarget {

    private static final int LONGEST = 400;

    @Override
    protected int mutations() {
        return 300;
    }

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 10_000, 1_000).limitParts(meter -> run(new Operations(input), new SendFlowTwins(meter)));
    }

    private static void run(Operations operations, SendFlowTwins twins) throws Exception {
        for (int steps = 0; operations.hasNext() && steps < LONGEST; steps++) {
            step(operations, twins);
            twins.check();
        }
        twins.finish();
    }

    private static void step(Operations operations, SendFlowTwins twins) throws Exception {
        switch (operations.next(16)) {
            case 0 -> twins.open(operations.next(3), operations.next(600));
            case 1, 2, 3 -> twins.write(operations.next(), operations.next16() % 5_000, operations.next(4));
            case 4 -> twins.close(operations.next());
            case 5 -> twins.abort(operations.next());
            case 6 -> twins.abandon(operations.next());
            case 7 -> twins.rejected(operations.next(), operations.next());
            case 8, 9 -> twins.drain();
            case 10 -> twins.pass(operations.next());
            case 11 -> twins.prioritize(operations.next(), operations.next());
            case 12 -> twins.acknowledge(operations.next(), operations.next(), SendFlowTwins.ALL);
            case 13 -> twins.acknowledgeMore(operations.next(), operations.next(4), operations.next(4));
            default -> acknowledge(operations, twins);
        }
    }

    private static void acknowledge(Operations operations, SendFlowTwins twins) throws Exception {
        int flow = operations.next();
        int blocks = operations.next();
        long cumulative = operations.next();
        long[] ranges = new long[2 * operations.next(4)];
        long at = cumulative;
        for (int index = 0; index < ranges.length; index += 2) {
            ranges[index] = at + 2 + operations.next(20);
            ranges[index + 1] = ranges[index] + operations.next(20);
            at = ranges[index + 1];
        }
        twins.acknowledge(flow, blocks, cumulative, ranges);
    }
}
