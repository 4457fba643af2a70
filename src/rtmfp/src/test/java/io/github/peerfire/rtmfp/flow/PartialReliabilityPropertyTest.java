package io.github.peerfire.rtmfp.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Operations in any order on flows over any path, against what a flow is to its users. */
class PartialReliabilityPropertyTest {

    private static final int SEEDS = 250;

    /** In this run the news that there is room again are lost, and so are five probes in a row or what answers them. */
    private static final long DEAF_SEED = 387;

    @Test
    @Proves({"R7016-076", "R7016-077", "R7016-078", "R7016-080", "R7016-101", "R7016-105", "R7016-238", "R7016-265"})
    void inOrderWhatArrivesIsWhatWasSentExceptWhatWasGivenUp() {
        for (long seed = 0; seed < SEEDS; seed++) {
            arrivesInOrder(seed);
        }
    }

    @Test
    void whoeverMissesThatThereIsRoomAgainLearnsItByAskingHoweverOftenThatIsLost() {
        arrivesInOrder(DEAF_SEED);
    }

    private static void arrivesInOrder(long seed) {
        Run run = new Run(seed, false);
        run.play();
        assertThat(run.arrived()).as("seed %d", seed).isSorted().doesNotHaveDuplicates();
        run.assertNothingMissing();
        run.assertGapsAreTold();
    }

    @Test
    void onArrivalTheSameArrivesInAnyOrder() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Run run = new Run(seed, true);
            run.play();
            assertThat(run.arrived()).as("seed %d", seed).doesNotHaveDuplicates();
            run.assertNothingMissing();
        }
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        for (long seed = 0; seed < 20; seed++) {
            Run first = new Run(seed, false);
            Run second = new Run(seed, false);
            first.play();
            second.play();
            assertThat(first.arrived()).as("seed %d", seed).isEqualTo(second.arrived());
            assertThat(first.pipe.packetsNearToFar).as("seed %d", seed).isEqualTo(second.pipe.packetsNearToFar);
        }
    }

    private static final class Run {

        private final long seed;
        private final Random random;
        private final boolean onArrival;
        private final FlowPipe pipe;
        private final SendFlow flow;
        private final List<WriteReceipt> receipts = new ArrayList<>();

        Run(long seed, boolean onArrival) {
            this.seed = seed;
            this.random = new Random(seed);
            this.onArrival = onArrival;
            this.pipe = new FlowPipe(seed);
            pipe.loss = random.nextInt(4) * 0.08;
            pipe.duplication = random.nextInt(2) * 0.1;
            pipe.jitter = random.nextInt(4) * 15 * Time.MILLISECOND;
            pipe.near.congestionWindow = 3_000 + random.nextInt(30_000);
            this.flow = pipe.near.open("partial");
        }

        void play() {
            while (receipts.size() < 80) {
                step();
            }
            flow.close(pipe.now);
            pipe.run(pipe.now + 100 * Time.SECOND);
            receivers().forEach(receiver -> receiver.setSuspended(false));
            // By then a flow that is suspended is probed once a minute (RFC 7016 §3.6.2.9.1), and much is lost.
            pipe.run(pipe.now + 3_600 * Time.SECOND);
        }

        private void step() {
            int choice = random.nextInt(20);
            if (choice < 11) {
                write();
            } else if (choice < 13 && !receipts.isEmpty()) {
                receipts.get(random.nextInt(receipts.size())).abandon();
            } else if (choice == 13) {
                boolean suspended = random.nextBoolean();
                receivers().forEach(receiver -> receiver.setSuspended(suspended));
            } else if (choice == 14) {
                int capacity = 1 + random.nextInt(30_000);
                receivers().forEach(receiver -> receiver.setBufferCapacity(capacity));
            } else {
                pipe.run(pipe.now + random.nextLong(120 * Time.MILLISECOND));
            }
            receivers().forEach(receiver -> receiver.deliverOnArrival(onArrival));
        }

        private void write() {
            int length = 4 + (random.nextInt(4) == 0 ? random.nextInt(6_000) : random.nextInt(500));
            ByteBuffer message = ByteBuffer.allocate(length).putInt(receipts.size());
            for (int index = 4; index < length; index++) {
                message.put((byte) (receipts.size() + index));
            }
            receipts.add(flow.write(message.array(), reliability(), pipe.now));
        }

        private Reliability reliability() {
            return switch (random.nextInt(4)) {
                case 0 -> Reliability.NONE;
                case 1 -> Reliability.within(random.nextLong(400 * Time.MILLISECOND));
                case 2 -> new Reliability(random.nextLong(100 * Time.MILLISECOND), Time.NEVER);
                default -> Reliability.FULL;
            };
        }

        private List<RecvFlow> receivers() {
            return pipe.far.events(FlowEvent.Opened.class).stream().map(FlowEvent.Opened::flow).toList();
        }

        List<Integer> arrived() {
            List<Integer> numbers = new ArrayList<>();
            for (FlowEvent.Message event : pipe.far.events(FlowEvent.Message.class)) {
                byte[] message = event.message();
                int number = ByteBuffer.wrap(message).getInt();
                for (int index = 4; index < message.length; index++) {
                    assertThat(message[index]).as("seed %d", seed).isEqualTo((byte) (number + index));
                }
                numbers.add(number);
            }
            return numbers;
        }

        void assertNothingMissing() {
            HashSet<Integer> arrived = new HashSet<>(arrived());
            for (int number = 0; number < receipts.size(); number++) {
                WriteReceipt receipt = receipts.get(number);
                assertThat(receipt.isDelivered() ^ receipt.isAbandoned())
                        .as("seed %d: %d is settled", seed, number).isTrue();
                if (receipt.isDelivered()) {
                    assertThat(arrived).as("seed %d: %d", seed, number).contains(number);
                }
            }
            assertThat(flow.bufferedBytes()).as("seed %d", seed).isZero();
            assertThat(pipe.near.flows.bytesInFlight()).as("seed %d", seed).isZero();
            assertThat(pipe.near.events(FlowEvent.Completed.class)).as("seed %d", seed).hasSize(1);
            assertThat(pipe.far.events(FlowEvent.Finished.class)).as("seed %d", seed).hasSize(1);
            assertThat(pipe.far.drops).as("seed %d", seed).isSubsetOf(DropReason.OVER_LIMIT);
        }

        /** Between two messages that are not neighbours there is a gap, and between neighbours there is none. */
        void assertGapsAreTold() {
            int expected = 0;
            boolean gap = false;
            for (FlowEvent event : pipe.far.events) {
                if (event instanceof FlowEvent.Gap) {
                    gap = true;
                } else if (event instanceof FlowEvent.Message message) {
                    int number = ByteBuffer.wrap(message.message()).getInt();
                    assertThat(gap).as("seed %d: gap before %d", seed, number).isEqualTo(number != expected);
                    expected = number + 1;
                    gap = false;
                }
            }
        }
    }
}
