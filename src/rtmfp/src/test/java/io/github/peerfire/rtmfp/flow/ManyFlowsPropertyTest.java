package io.github.peerfire.rtmfp.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Many flows both ways, opened, answered, rejected, aborted and closed at any time over any path. */
class ManyFlowsPropertyTest {

    private static final Priority[] PRIORITIES = Priority.values();

    @Test
    void everyFlowEndsOnceAtBothEndsAndLeavesNothingBehind() {
        for (long seed = 0; seed < 150; seed++) {
            Run run = new Run(seed);
            run.play();
            run.assertEnded(run.pipe.near, run.pipe.far);
            run.assertEnded(run.pipe.far, run.pipe.near);
        }
    }

    private static final class Run {

        private final long seed;
        private final Random random;
        private final FlowPipe pipe;
        private final List<SendFlow> sending = new ArrayList<>();
        private final List<RecvFlow> rejected = new ArrayList<>();

        Run(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.pipe = new FlowPipe(seed);
            pipe.loss = random.nextInt(4) * 0.08;
            pipe.duplication = random.nextInt(2) * 0.1;
            pipe.jitter = random.nextInt(4) * 15 * Time.MILLISECOND;
            pipe.near.congestionWindow = 3_000 + random.nextInt(30_000);
            pipe.far.congestionWindow = 3_000 + random.nextInt(30_000);
        }

        void play() {
            for (int step = 0; step < 150; step++) {
                step(random.nextBoolean() ? pipe.near : pipe.far);
            }
            sending.forEach(flow -> flow.close(pipe.now));
            pipe.run(pipe.now + 400 * Time.SECOND);
        }

        private void step(FlowEnd end) {
            int choice = random.nextInt(24);
            if (choice == 0) {
                open(end);
            } else if (choice == 1) {
                any(opened(end), flow -> {
                    if (flow.isOpen()) {
                        flow.reject(random.nextInt(9), pipe.now);
                        rejected.add(flow);
                    }
                });
            } else if (choice == 2) {
                any(sending, flow -> flow.abort(pipe.now));
            } else if (choice == 3) {
                any(sending, flow -> flow.close(pipe.now));
            } else if (choice == 4) {
                any(sending, flow -> flow.setPriority(PRIORITIES[random.nextInt(PRIORITIES.length)]));
            } else if (choice < 18) {
                any(sending, this::write);
            } else {
                pipe.run(pipe.now + random.nextLong(60 * Time.MILLISECOND));
            }
        }

        private void open(FlowEnd end) {
            FlowOptions options = new FlowOptions(
                    PRIORITIES[random.nextInt(PRIORITIES.length)], random.nextBoolean(), 10_000);
            List<RecvFlow> open = opened(end).stream().filter(RecvFlow::isOpen).toList();
            RecvFlow association =
                    open.isEmpty() || random.nextBoolean() ? null : open.get(random.nextInt(open.size()));
            sending.add(end.flows.open(new byte[random.nextInt(100)], options, association, pipe.now));
        }

        private void write(SendFlow flow) {
            if (flow.isWritable()) {
                Reliability reliability = random.nextInt(3) == 0 ? Reliability.within(Time.SECOND) : Reliability.FULL;
                flow.write(new byte[random.nextInt(4_000)], reliability, pipe.now);
            }
        }

        private <T> void any(List<T> list, Consumer<T> action) {
            if (!list.isEmpty()) {
                action.accept(list.get(random.nextInt(list.size())));
            }
        }

        private static List<RecvFlow> opened(FlowEnd end) {
            return end.events(FlowEvent.Opened.class).stream().map(FlowEvent.Opened::flow).toList();
        }

        void assertEnded(FlowEnd sender, FlowEnd receiver) {
            assertThat(sender.flows.bytesInFlight()).as("seed %d", seed).isZero();
            assertThat(sender.flows.hasData(pipe.now)).as("seed %d", seed).isFalse();
            assertThat(sender.flows.nextDeadline()).as("seed %d", seed).isEqualTo(Time.NEVER);
            List<SendFlow> completed =
                    sender.events(FlowEvent.Completed.class).stream().map(FlowEvent.Completed::flow).toList();
            assertThat(completed).as("seed %d", seed).doesNotHaveDuplicates();
            List<RecvFlow> finished =
                    receiver.events(FlowEvent.Finished.class).stream().map(FlowEvent.Finished::flow).toList();
            List<RecvFlow> expected = new ArrayList<>(opened(receiver));
            expected.removeAll(rejected);
            assertThat(finished).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(expected);
            long all = pipe.near.events(FlowEvent.Completed.class).size()
                    + pipe.far.events(FlowEvent.Completed.class).size();
            assertThat(all).as("seed %d", seed).isEqualTo(sending.size());
            assertThat(sending).allMatch(flow -> flow.bufferedBytes() == 0);
        }
    }
}
