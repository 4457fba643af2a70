package io.github.peerfire.rtmfp.flow;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import io.github.peerfire.fuzz.Meter;
import io.github.peerfire.fuzz.Operations;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgementRanges;
import io.github.peerfire.rtmfp.chunk.FragmentControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Acknowledgements one after the other, true or not: who remembers the last must find the same as who does not. */
class AcknowledgementProcessorFuzzTest extends FuzzTarget {

    private static final int LONGEST = 1_000;

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 10_000, 1_000).limitParts(meter -> run(new Operations(input), meter));
    }

    private static void run(Operations operations, Meter meter) throws Exception {
        Sender remembering = new Sender(true);
        Sender forgetful = new Sender(false);
        long[] ranges = {};
        for (int steps = 0; operations.hasNext() && steps < LONGEST; steps++) {
            int what = operations.next();
            int number = operations.next();
            switch (what & 7) {
                case 0, 1, 2, 3 -> {
                    remembering.step(what & 3, number);
                    forgetful.step(what & 3, number);
                }
                default -> {
                    ranges = (what & 4) == 0 ? ranges : ranges(operations, what >> 3 & 3, number, ranges);
                    DataAcknowledgementRanges chunk = new DataAcknowledgementRanges(1, 1, what >> 5, ranges);
                    meter.feed(chunk.encodedLength());
                    meter.measure(() -> remembering.acknowledge(chunk));
                    forgetful.acknowledge(chunk);
                    compare(remembering.acknowledged, forgetful.acknowledged);
                }
            }
        }
    }

    /** The same as before with the last one longer, or with one more, or others. */
    private static long[] ranges(Operations operations, int how, int number, long[] before) {
        if (how < 2 && before.length > 0) {
            long[] ranges = Arrays.copyOf(before, before.length + 2 * how);
            long from = before[before.length - 1] + 2 + number % 16;
            ranges[ranges.length - 2] = how == 0 ? before[before.length - 2] : from;
            ranges[ranges.length - 1] = how == 0 ? before[before.length - 1] + number % 16 : from;
            return ranges;
        }
        long[] ranges = new long[2 * (1 + number % 4)];
        for (int index = 0; index < ranges.length; index += 2) {
            ranges[index] = (index == 0 ? 8 : ranges[index - 1]) + 2 + operations.next(16);
            ranges[index + 1] = ranges[index] + operations.next(16);
        }
        return ranges;
    }

    private static void compare(List<Long> remembering, List<Long> forgetful) {
        if (!remembering.equals(forgetful)) {
            throw new AssertionError("acknowledged " + remembering + ", not " + forgetful);
        }
    }

    private static final class Sender {

        private final boolean remembers;
        private final SendQueue queue = new SendQueue();
        private final List<Long> acknowledged = new ArrayList<>();
        private AcknowledgementProcessor processor = new AcknowledgementProcessor();

        Sender(boolean remembers) {
            this.remembers = remembers;
        }

        void step(int what, int number) {
            switch (what) {
                case 0 -> append(number & 15);
                case 1 -> send(number & 15);
                case 2 -> abandon(queue.headSequenceNumber() + number);
                default -> lose(queue.headSequenceNumber() + number);
            }
        }

        private void append(int count) {
            for (int index = 0; index < count; index++) {
                SendFragment fragment = new SendFragment(
                        null, null, queue.nextSequenceNumber(), FragmentControl.WHOLE, 0, 0);
                fragment.abandoned = false;
                queue.append(fragment);
            }
        }

        /** As a flow does. */
        private void send(int count) {
            queue.trim();
            for (int index = 0; index < count && queue.hasEligible(); index++) {
                SendFragment fragment = queue.firstEligible();
                queue.sent(fragment, 0);
                fragment.inFlight = true;
            }
        }

        private void abandon(long number) {
            SendFragment fragment = queue.get(number);
            if (fragment != null && !fragment.abandoned) {
                queue.abandon(fragment);
            }
        }

        private void lose(long number) {
            SendFragment fragment = queue.get(number);
            if (fragment != null && fragment.inFlight) {
                fragment.inFlight = false;
                queue.lost(fragment);
            }
        }

        void acknowledge(DataAcknowledgementRanges chunk) {
            acknowledged.clear();
            processor = remembers ? processor : new AcknowledgementProcessor();
            processor.process(chunk, queue, fragment -> {
                queue.remove(fragment);
                fragment.inFlight = false;
                acknowledged.add(fragment.sequenceNumber);
            });
        }
    }
}
