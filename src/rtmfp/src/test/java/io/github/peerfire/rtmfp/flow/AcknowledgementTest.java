package io.github.peerfire.rtmfp.flow;

import static io.github.peerfire.rtmfp.flow.Fragments.abandoned;
import static io.github.peerfire.rtmfp.flow.Fragments.chunks;
import static io.github.peerfire.rtmfp.flow.Fragments.last;
import static io.github.peerfire.rtmfp.flow.Fragments.sized;
import static io.github.peerfire.rtmfp.flow.Fragments.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.chunk.BufferProbe;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgement;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgementBitmap;
import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When and how flows are acknowledged (RFC 7016 §3.6.3.4, §3.6.3.5). */
class AcknowledgementTest {

    private static final long T = Time.SECOND;
    private final FlowEnd end = new FlowEnd();

    /** Flow 5 is open, has numbers 0 to 1, and was acknowledged. */
    @BeforeEach
    void open() {
        receive(whole(5, 1, 0, "a"));
        end.drain(T);
    }

    @Test
    @Proves({"R7016-285", "R7016-296"})
    void aNewFlowIsAcknowledgedAtOnce() {
        receive(whole(6, 1, 0, "a"));
        assertAcknowledgedAtOnce(6);
    }

    @Test
    @Proves({"R7016-289", "R7016-308"})
    void whatIsInOrderIsAcknowledgedAfter200Milliseconds() {
        receive(whole(5, 2, 1, "b"));
        assertThat(end.drain(T)).isEmpty();
        assertThat(end.flows.nextDeadline()).isEqualTo(T + 200 * Time.MILLISECOND);
        assertThat(end.drain(T + 200 * Time.MILLISECOND - 1)).isEmpty();

        assertThat(acknowledgements(T + 200 * Time.MILLISECOND)).hasSize(1);
        assertThat(end.flows.nextDeadline()).isEqualTo(Time.NEVER);
    }

    @Test
    @Proves({"R7016-289", "R7016-305", "R7016-312"})
    void everySecondPacketWithDataIsAcknowledgedAtOnce() {
        receive(whole(5, 2, 1, "b"), whole(5, 3, 1, "c"));
        assertThat(end.drain(T)).isEmpty();
        receive(new BufferProbe(99));
        assertThat(end.drain(T)).isEmpty();
        receive(whole(5, 4, 1, "d"));
        assertThat(acknowledgements(T).get(0).cumulativeAck()).isEqualTo(4);
        receive(whole(5, 5, 1, "e"));
        assertThat(end.drain(T)).as("counting begins anew").isEmpty();
    }

    @Test
    @Proves("R7016-306")
    void packetsOfDifferentFlowsCountTogetherAndBothAreAcknowledged() {
        receive(whole(6, 1, 0, "a"));
        end.drain(T);
        receive(whole(5, 2, 1, "b"));
        receive(whole(6, 2, 1, "b"));

        assertThat(acknowledgements(T)).extracting(DataAcknowledgement::flowId).containsExactly(5L, 6L);
    }

    @Test
    @Proves({"R7016-287", "R7016-297", "R7016-320"})
    void aFlowThatIsNotOpenIsAcknowledgedAtOnce() {
        flow().reject(1, T);
        end.drain(T);
        receive(whole(5, 2, 1, "b"));
        assertAcknowledgedAtOnce(5);
        receive(last(whole(5, 3, 1, "c")));
        end.drain(T);
        receive(last(whole(5, 3, 1, "c")));
        assertAcknowledgedAtOnce(5);
    }

    @Test
    @Proves({"R7016-287", "R7016-298", "R7016-299"})
    void aGapBeforeOrAfterAFragmentIsAcknowledgedAtOnce() {
        receive(whole(5, 3, 1, "c"));
        assertThat(acknowledgements(T).get(0).ranges()).containsExactly(3, 3);
        receive(whole(5, 2, 1, "b"));
        assertThat(acknowledgements(T).get(0).ranges()).isEmpty();
    }

    @Test
    @Proves({"R7016-287", "R7016-303"})
    void aDuplicateIsAcknowledgedAtOnce() {
        receive(whole(5, 1, 0, "a"));
        assertAcknowledgedAtOnce(5);
    }

    @Test
    @Proves("R7016-287")
    void anAbandonedFragmentIsAcknowledgedAtOnce() {
        receive(abandoned(5, 2, 1));
        assertAcknowledgedAtOnce(5);
    }

    @Test
    @Proves({"R7016-287", "R7016-304"})
    void theFinalNumberIsAcknowledgedAtOnce() {
        receive(last(whole(5, 2, 1, "b")));
        assertAcknowledgedAtOnce(5);
    }

    @Test
    @Proves({"R7016-107", "R7016-300", "R7016-316"})
    void aBufferProbeIsAnsweredAtOnceIfTheFlowIsThere() {
        receive(new BufferProbe(5));
        assertAcknowledgedAtOnce(5);
        receive(new BufferProbe(6));
        assertThat(end.drain(T)).isEmpty();
        assertThat(end.drops).containsExactly(DropReason.UNKNOWN_FLOW);
    }

    @Test
    @Proves("R7016-302")
    void whenLittleCanBeTakenEverythingIsAcknowledgedAtOnce() {
        flow().setBufferCapacity(1_000);
        receive(whole(5, 2, 1, "b"));
        assertAcknowledgedAtOnce(5);
        flow().setBufferCapacity(100_000);
        assertAcknowledgedAtOnce(5);
        receive(whole(5, 3, 1, "c"));
        assertThat(end.drain(T)).isEmpty();
    }

    @Test
    @Proves({"R7016-287", "R7016-301"})
    void whenTheLastAdvertisementWasSmallTheNextIsMadeAtOnce() {
        flow().setBufferCapacity(900);
        receive(new BufferProbe(5));
        assertThat(acknowledgements(T).get(0).bufferBlocksAvailable()).isEqualTo(1);
        flow().setBufferCapacity(1_024);
        receive(whole(5, 2, 1, "b"));
        assertAcknowledgedAtOnce(5);
    }

    @Test
    @Proves("R7016-307")
    void acknowledgementsRideOnUserData() {
        receive(whole(5, 2, 1, "b"));
        end.open("f").write(new byte[10], Reliability.FULL, T);
        List<byte[]> packets = end.drain(T);

        assertThat(packets).hasSize(1);
        assertThat(chunks(packets, DataAcknowledgement.class)).hasSize(1);
        assertThat(chunks(packets, UserData.class)).hasSize(1);
        assertThat(end.flows.nextDeadline()).isEqualTo(Time.NEVER);
    }

    @Test
    @Proves("R7016-309")
    void anAcknowledgementThatDoesNotFitBesideDataIsSentLater() {
        receive(whole(6, 1, 0, "a"), whole(7, 1, 0, "a"), whole(8, 1, 0, "a"), whole(9, 1, 0, "a"));
        end.drain(T);
        receive(whole(5, 2, 1, "b"), whole(6, 2, 1, "b"), whole(7, 2, 1, "b"), whole(8, 2, 1, "b"),
                whole(9, 2, 1, "b"));
        end.open("f").write(new byte[1_200], Reliability.FULL, T);
        List<byte[]> packets = end.drain(T);

        assertThat(packets).hasSize(2);
        assertThat(acknowledgementsIn(packets.subList(0, 1))).hasSizeBetween(1, 4);
        assertThat(acknowledgementsIn(packets)).hasSize(5);
    }

    @Test
    @Proves("R7016-309")
    void aLongAcknowledgementIsTruncatedToAPacket() {
        for (int number = 3; number < 1_500; number += 2) {
            receive(whole(5, number, 1, "x"));
        }
        List<byte[]> packets = end.drain(T);

        assertThat(packets).hasSize(1);
        assertThat(packets.get(0).length).isBetween(1_140, 1_152);
        long[] ranges = acknowledgementsIn(packets).get(0).ranges();
        assertThat(ranges).startsWith(3, 3, 5, 5).hasSizeBetween(1_100, 1_200);
    }

    @Test
    @Proves({"R7016-100", "R7016-104", "R7016-310"})
    void theShorterEncodingIsChosenWhereBothAreUnderstood() {
        FlowLimits limits = new FlowLimits(1_152, 1 << 20, 1 << 24, 1 << 20, 16, 1_024, 0, false, true);
        FlowEnd both = new FlowEnd(limits);
        both.receive(List.of(whole(5, 1, 0, "a")), T);
        for (int number = 3; number < 20; number += 2) {
            both.receive(List.of(whole(5, number, 0, "x")), T);
        }
        List<DataAcknowledgement> acks = acknowledgementsIn(both.drain(T));
        assertThat(acks.get(acks.size() - 1)).isInstanceOf(DataAcknowledgementBitmap.class);
        assertThat(acks.get(acks.size() - 1).ranges()).startsWith(3, 3, 5, 5).endsWith(19, 19);
        both.receive(List.of(whole(5, 900, 0, "x")), T);
        assertThat(acknowledgementsIn(both.drain(T)).get(0)).isNotInstanceOf(DataAcknowledgementBitmap.class);
    }

    @Test
    @Proves({"R7016-314", "R7016-315"})
    void theWindowIsWhatTheBufferCanTakeRoundedUpToBlocks() {
        flow().setBufferCapacity(10_000);
        receive(sized(5, 3, 1, FragmentControl.WHOLE, 1_000));
        assertThat(acknowledgements(T).get(0).bufferBlocksAvailable()).isEqualTo(9);
        receive(sized(5, 2, 1, FragmentControl.WHOLE, 1_000), new BufferProbe(5));
        assertThat(acknowledgements(T).get(0).bufferBlocksAvailable()).isEqualTo(10);
    }

    @Test
    @Proves({"R7016-313", "R7016-314"})
    void aFullBufferWithAGapStillTakesABlockUnlessSuspendedOrWithoutCapacity() {
        flow().setBufferCapacity(1_000);
        receive(sized(5, 3, 1, FragmentControl.WHOLE, 1_000));
        assertThat(acknowledgements(T).get(0).bufferBlocksAvailable()).isEqualTo(1);
        flow().setSuspended(true);
        receive(new BufferProbe(5));
        assertThat(acknowledgements(T).get(0).bufferBlocksAvailable()).isZero();
        flow().setSuspended(false);
        assertThat(acknowledgements(T).get(0).bufferBlocksAvailable()).isEqualTo(1);
        flow().setBufferCapacity(0);
        receive(new BufferProbe(5));
        assertThat(acknowledgements(T).get(0).bufferBlocksAvailable()).isZero();
    }

    @Test
    void aSenderThatWasStoppedGoesOnWhenTheReceiverDoes() {
        FlowLimits small = FlowLimits.DEFAULT.withBufferCapacity(30_000, 1 << 20);
        FlowPipe pipe = new FlowPipe(3, new FlowEnd(), new FlowEnd(small));
        SendFlow flow = pipe.near.open("f");
        flow.write("first".getBytes(), Reliability.FULL, pipe.now);
        pipe.run(pipe.now + Time.SECOND);
        RecvFlow received = pipe.far.events(FlowEvent.Opened.class).get(0).flow();
        received.setSuspended(true);
        for (int index = 0; index < 300; index++) {
            flow.write(new byte[1_000], Reliability.FULL, pipe.now);
        }
        pipe.run(pipe.now + 30 * Time.SECOND);
        assertThat(pipe.far.events(FlowEvent.Message.class)).hasSize(1);
        assertThat(pipe.packetsNearToFar).isLessThan(200);
        pipe.loss = 1;
        received.setSuspended(false);
        pipe.run(pipe.now + Time.SECOND);
        pipe.loss = 0;
        pipe.run(pipe.now + 90 * Time.SECOND);

        assertThat(pipe.far.events(FlowEvent.Message.class)).hasSize(301);
    }

    private void assertAcknowledgedAtOnce(long flow) {
        assertThat(end.flows.hasAcknowledgements(T)).isTrue();
        assertThat(acknowledgements(T)).extracting(DataAcknowledgement::flowId).containsExactly(flow);
        assertThat(end.flows.hasAcknowledgements(T)).isFalse();
    }

    private List<DataAcknowledgement> acknowledgements(long now) {
        return acknowledgementsIn(end.drain(now));
    }

    private static List<DataAcknowledgement> acknowledgementsIn(List<byte[]> packets) {
        return chunks(packets, DataAcknowledgement.class);
    }

    private RecvFlow flow() {
        return end.events(FlowEvent.Opened.class).get(0).flow();
    }

    private void receive(Chunk... chunks) {
        end.receive(List.of(chunks), T);
    }
}
