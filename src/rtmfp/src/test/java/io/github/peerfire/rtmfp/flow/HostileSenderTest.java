package io.github.peerfire.rtmfp.flow;

import static io.github.peerfire.rtmfp.flow.Fragments.chunks;
import static io.github.peerfire.rtmfp.flow.Fragments.last;
import static io.github.peerfire.rtmfp.flow.Fragments.part;
import static io.github.peerfire.rtmfp.flow.Fragments.sized;
import static io.github.peerfire.rtmfp.flow.Fragments.texts;
import static io.github.peerfire.rtmfp.flow.Fragments.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgementRanges;
import io.github.peerfire.rtmfp.chunk.FlowExceptionReport;
import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What a far end can do to memory and time, and cannot (RFC 7016 §5). */
class HostileSenderTest {

    private static final long T = Time.SECOND;
    private static final int CAPACITY = 200_000;
    private final FlowLimits limits = new FlowLimits(1_152, CAPACITY, 1_000_000, 500_000, 16, 64, 0, true, true);
    private final FlowEnd end = new FlowEnd(limits);

    @Test
    @Proves("R7016-326")
    void aFloodOfOpenFlowsEndsInAbuse() {
        for (long id = 0; id < 16; id++) {
            receive(whole(id, 1, 0, "a"));
        }
        assertThat(end.flows.isAbused()).isFalse();
        for (long id = 16; id < 100_000; id++) {
            receive(whole(id, 1, 0, "a"));
        }

        assertThat(end.flows.isAbused()).isTrue();
        assertThat(end.events(FlowEvent.Opened.class)).hasSize(16);
        assertThat(end.drops).hasSize(100_000 - 16).containsOnly(DropReason.OVER_LIMIT);
    }

    /** The attack that the test matrix calls A36. */
    @Test
    void identifiersThatCollideInHashTablesAreFlowsLikeOthers() {
        for (long id = 1; id <= 16; id++) {
            receive(whole(colliding(id), 1, 0, "m" + id));
        }
        assertThat(end.events(FlowEvent.Message.class)).extracting(message -> message.flow().id())
                .containsExactly(LongStream.rangeClosed(1, 16).map(HostileSenderTest::colliding).boxed()
                        .toArray(Long[]::new));
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            for (long id = 17; id < 100_000; id++) {
                receive(whole(colliding(id), 1, 0, "a"));
            }
        });
        assertThat(end.flows.isAbused()).isTrue();
        assertThat(end.drops).hasSize(100_000 - 17).containsOnly(DropReason.OVER_LIMIT);
    }

    private static long colliding(long id) {
        assertThat(Long.hashCode(id << 32 | id)).isZero();
        return id << 32 | id;
    }

    @Test
    void aFloodOfFlowsThatAreOverAtOnceEndsInAbuse() {
        for (long id = 0; id < 1_000; id++) {
            receive(last(whole(id, 1, 0, "a")));
        }

        assertThat(end.flows.isAbused()).isTrue();
        assertThat(end.events(FlowEvent.Opened.class)).hasSize(16 * 16);
    }

    @Test
    void emptyFragmentsCostWhatTheyTakeInMemory() {
        for (long number = 2; number < 100_000; number++) {
            receive(part(5, number, 0, FragmentControl.MIDDLE, ""));
        }

        assertThat(end.drops.size()).isGreaterThan(90_000);
        assertThat(lastAcknowledgement().bufferBlocksAvailable()).isEqualTo(1);
    }

    @Test
    @Proves("R7016-326")
    void aWindowThatIsIgnoredIsEnforced() {
        for (long number = 2; number < 2_000; number++) {
            receive(sized(5, number, 0, FragmentControl.WHOLE, 1_000));
        }
        DataAcknowledgement acknowledgement = lastAcknowledgement();

        assertThat(acknowledgement.ranges()[1]).isLessThan(2 * CAPACITY / 1_000);
        assertThat(end.drops).hasSizeGreaterThan(1_500).containsOnly(DropReason.OVER_LIMIT);
    }

    @Test
    void whatIsNeededToGoOnIsTakenEvenIfTheBufferIsFull() {
        for (long number = 2; number < 2_000; number++) {
            receive(sized(5, number, 0, FragmentControl.WHOLE, 1_000));
        }
        receive(whole(5, 1, 0, "first"));

        assertThat(end.events(FlowEvent.Message.class)).hasSizeGreaterThan(300);
    }

    @Test
    void aMessageWithoutEndIsRejectedWhenItIsTooLong() {
        receive(sized(5, 1, 0, FragmentControl.BEGIN, 1_000));
        for (long number = 2; number < 5_000; number++) {
            receive(sized(5, number, number - 1, FragmentControl.MIDDLE, 1_000));
        }

        assertThat(chunks(end.drain(T), FlowExceptionReport.class)).containsExactly(new FlowExceptionReport(5, 0));
        assertThat(end.drops).containsExactly(DropReason.OVER_LIMIT);
        assertThat(end.events(FlowEvent.Finished.class)).hasSize(1);
    }

    @Test
    void aMessageInPiecesOfOneByteIsBoundedByWhatThePiecesCost() {
        receive(sized(5, 1, 0, FragmentControl.BEGIN, 1));
        for (long number = 2; number < 60_000; number++) {
            receive(sized(5, number, number - 1, FragmentControl.MIDDLE, 1));
        }

        assertThat(chunks(end.drain(T), FlowExceptionReport.class)).containsExactly(new FlowExceptionReport(5, 0));
    }

    @Test
    void allFlowsTogetherHaveABoundedBuffer() {
        for (long flow = 0; flow < 10; flow++) {
            for (long number = 2; number < 200; number++) {
                receive(sized(flow, number, 0, FragmentControl.WHOLE, 1_000));
            }
        }
        assertThat(end.drops).hasSizeGreaterThan(900).containsOnly(DropReason.OVER_LIMIT);
        receive(sized(3, 1, 0, FragmentControl.WHOLE, 1_000));
        assertThat(end.events(FlowEvent.Message.class)).hasSize(199);
        receive(sized(9, 1, 0, FragmentControl.WHOLE, 1_000));
        assertThat(end.events(FlowEvent.Finished.class)).isEmpty();
    }

    @Test
    @Proves("R7016-326")
    void gapsAreBounded() {
        for (long number = 3; number < 10_000; number += 2) {
            receive(whole(5, number, 0, "x"));
        }
        assertThat(lastAcknowledgement().ranges()).hasSize(2 * 63);
        receive(whole(5, 2, 0, "x"), whole(5, 1, 0, "x"));
        assertThat(lastAcknowledgement().ranges()).hasSize(2 * 62);
    }

    @Test
    void hugeNumbersTakeNoTime() {
        Assertions.assertTimeout(Duration.ofMillis(500), () -> {
            for (int repeated = 0; repeated < 1_000; repeated++) {
                receive(whole(5, 1L << 62, 0, "x"), whole(5, UserData.MAX_SEQUENCE_NUMBER, 1L << 61, "x"));
                receive(whole(6, UserData.MAX_SEQUENCE_NUMBER, UserData.MAX_SEQUENCE_NUMBER - 1, "y"));
            }
        });

        assertThat(texts(end)).containsExactly("y");
        assertThat(end.events(FlowEvent.Gap.class)).hasSize(2);
    }

    @Test
    void noSequenceOfChunksMakesAnExceptionEscapeOrMemoryGrow() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            FlowEnd target = new FlowEnd(limits);
            SendFlow flow = target.open("f");
            flow.write(new byte[20_000], Reliability.FULL, T);
            long now = T;
            for (int step = 0; step < 200; step++) {
                now += random.nextInt(5) == 0 ? random.nextLong(300 * Time.MILLISECOND) : 0;
                target.receive(List.of(randomChunk(random), randomChunk(random)), now);
                if (random.nextInt(4) == 0) {
                    target.drain(now);
                }
            }
            target.flows.end(now);
            assertThat(target.events(FlowEvent.Opened.class)).as("seed %d", seed)
                    .hasSameSizeAs(target.events(FlowEvent.Finished.class));
        }
    }

    private static Chunk randomChunk(Random random) {
        long flow = random.nextInt(4);
        if (random.nextInt(6) == 0) {
            return random.nextInt(8) == 0 ? new FlowExceptionReport(flow, 1)
                    : new DataAcknowledgementRanges(
                            flow, random.nextInt(3), random.nextInt(30), new long[] {40, 40 + random.nextInt(9)});
        }
        long number = random.nextInt(12) == 0 ? 1 + (random.nextLong() >>> 2) : 1 + random.nextInt(30);
        long forward = random.nextInt(3) == 0 ? random.nextLong(number) : 0;
        UserData data = sized(flow, number, forward, FragmentControl.of(random.nextInt(4)), random.nextInt(300));
        if (random.nextInt(8) == 0) {
            data = new UserData(flow, number, random.nextLong(number + 1), FragmentControl.WHOLE, true, false,
                    data.options(), data.data());
        }
        return random.nextInt(25) == 0 ? last(data) : data;
    }

    private DataAcknowledgement lastAcknowledgement() {
        List<DataAcknowledgement> all = chunks(end.drain(T), DataAcknowledgement.class);
        return all.get(all.size() - 1);
    }

    private void receive(Chunk... chunks) {
        end.receive(List.of(chunks), T);
    }
}
