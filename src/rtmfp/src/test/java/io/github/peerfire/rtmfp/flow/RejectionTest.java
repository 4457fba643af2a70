package io.github.peerfire.rtmfp.flow;

import static io.github.peerfire.rtmfp.flow.Fragments.association;
import static io.github.peerfire.rtmfp.flow.Fragments.last;
import static io.github.peerfire.rtmfp.flow.Fragments.of;
import static io.github.peerfire.rtmfp.flow.Fragments.texts;
import static io.github.peerfire.rtmfp.flow.Fragments.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgementRanges;
import io.github.peerfire.rtmfp.chunk.FlowExceptionReport;
import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.Option;
import io.github.peerfire.rtmfp.wire.OptionList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flows that are refused (RFC 7016 §3.6.3.1, §3.6.3.7), and return associations. */
class RejectionTest {

    private static final long T = Time.SECOND;
    private static final Option METADATA = new Option(0, new byte[0]);
    private final FlowEnd end = new FlowEnd();

    @ParameterizedTest
    @ValueSource(longs = {0, 2, 1L << 40, -1})
    @Proves({"R7016-109", "R7016-111", "R7016-237", "R7016-311", "R7016-317"})
    void theSenderIsToldTheCodeBeforeEveryAcknowledgement(long code) {
        receive(whole(5, 1, 0, "a"));
        end.drain(T);
        end.events(FlowEvent.Opened.class).get(0).flow().reject(code, T);
        end.events(FlowEvent.Opened.class).get(0).flow().reject(99, T);
        assertThat(answer()).containsExactly(new FlowExceptionReport(5, code), acknowledgement(5, 1));
        receive(whole(5, 2, 0, "b"));
        assertThat(answer()).containsExactly(new FlowExceptionReport(5, code), acknowledgement(5, 2));
        receive(last(whole(5, 3, 0, "c")));
        assertThat(answer()).containsExactly(new FlowExceptionReport(5, code), acknowledgement(5, 3));

        assertThat(texts(end)).containsExactly("a");
        assertThat(end.events(FlowEvent.Finished.class)).isEmpty();
        assertThat(end.wakes).isEqualTo(1);
    }

    @Test
    @Proves({"R7016-110", "R7016-281", "R7016-285"})
    void aFlowWithoutMetadataIsRejectedAndNobodyIsTold() {
        receive(of(5, 1, 0, FragmentControl.WHOLE, null, "a"));
        receive(of(6, 1, 0, FragmentControl.WHOLE, OptionList.EMPTY, "a"));

        assertRejected(5);
        assertThat(end.events).isEmpty();
    }

    @Test
    @Proves("R7016-089")
    void emptyMetadataAreMetadata() {
        receive(of(5, 1, 0, FragmentControl.WHOLE, OptionList.of(METADATA), "a"));

        assertThat(texts(end)).containsExactly("a");
    }

    @Test
    @Proves({"R7016-082", "R7016-083", "R7016-110", "R7016-284"})
    void anUnknownOptionBelow8192RejectsAndOneAboveDoesNot() {
        receive(of(5, 1, 0, FragmentControl.WHOLE, OptionList.of(METADATA, new Option(0x1fff, new byte[1])), "a"));
        assertRejected(5);
        receive(of(6, 1, 0, FragmentControl.WHOLE, OptionList.of(METADATA, new Option(0x2000, new byte[1])), "b"));
        receive(of(7, 1, 0, FragmentControl.WHOLE, OptionList.of(METADATA, new Option(-1, new byte[1])), "c"));

        assertThat(texts(end)).containsExactly("b", "c");
    }

    @Test
    @Proves("R7016-286")
    void anUnknownOptionLaterRejectsAndTheUserIsTold() {
        receive(whole(5, 1, 0, "a"));
        end.drain(T);
        receive(of(5, 2, 0, FragmentControl.WHOLE, OptionList.of(new Option(0x10, new byte[0])), "b"));

        assertRejected(5);
        assertThat(texts(end)).containsExactly("a");
        assertThat(end.events(FlowEvent.Finished.class)).hasSize(1);
    }

    @Test
    @Proves("R7016-081")
    void aReturnAssociationLeadsToTheFlowThatItAnswers() {
        SendFlow flow = end.open("f");
        receive(associated(5, association(flow.id())), associated(6, association(flow.id())));

        assertThat(end.events(FlowEvent.Opened.class)).hasSize(2)
                .allMatch(event -> event.flow().association().orElseThrow() == flow);
    }

    @Test
    @Proves({"R7016-095", "R7016-282", "R7016-283"})
    void anAssociationWithAFlowThatIsNotOpenRejects() {
        SendFlow closing = end.open("f");
        closing.close(T);
        receive(associated(5, association(closing.id())));
        assertRejected(5);
        end.receive(List.of(new DataAcknowledgementRanges(closing.id(), 1, 1, new long[0])), T);
        receive(associated(6, association(closing.id())));
        assertRejected(6);
        end.flows.handleTimeout(T + 200 * Time.SECOND);
        receive(associated(7, association(closing.id())));
        assertRejected(7);
        receive(associated(8, association(0)));
        assertRejected(8);
        assertThat(end.events(FlowEvent.Opened.class)).isEmpty();
    }

    @Test
    void twoAssociationsOrOneThatDoesNotParseReject() {
        SendFlow first = end.open("1");
        SendFlow second = end.open("2");
        receive(associated(5, association(first.id()), association(second.id())));
        assertRejected(5);
        receive(associated(6, new Option(0x0a, new byte[] {(byte) 0x80})));
        assertRejected(6);
    }

    @Test
    @Proves("R7016-230")
    void closingOneFlowDoesNotCloseItsAssociates() {
        SendFlow flow = end.open("f");
        receive(associated(5, association(flow.id())));
        flow.close(T);

        assertThat(end.events(FlowEvent.Opened.class).get(0).flow().isOpen()).isTrue();
    }

    @Test
    void flowsAnswerEachOtherToAnyDepth() {
        FlowPipe pipe = new FlowPipe(1);
        SendFlow next = pipe.near.open("root");
        for (int depth = 0; depth < 25; depth++) {
            next.write("down".getBytes(), Reliability.FULL, pipe.now);
            pipe.run(pipe.now + Time.SECOND);
            next = pipe.far.flows.open("up".getBytes(), FlowOptions.DEFAULT, lastOpened(pipe.far), pipe.now);
            next.write("up".getBytes(), Reliability.FULL, pipe.now);
            pipe.run(pipe.now + Time.SECOND);
            next = pipe.near.flows.open("down".getBytes(), FlowOptions.DEFAULT, lastOpened(pipe.near), pipe.now);
        }
        assertThat(pipe.near.events(FlowEvent.Opened.class)).hasSize(25)
                .allMatch(event -> event.flow().association().isPresent());
    }

    @Test
    void aRejectedSenderStopsWithinARoundTrip() {
        FlowPipe pipe = new FlowPipe(1);
        SendFlow flow = pipe.near.open("f");
        flow.write(new byte[50_000], Reliability.FULL, pipe.now);
        pipe.runUntil(() -> !pipe.far.events.isEmpty(), pipe.now + Time.SECOND);
        lastOpened(pipe.far).reject(7, pipe.now);
        pipe.run(pipe.now + 5 * Time.SECOND);

        assertThat(pipe.near.events).containsExactly(new FlowEvent.Rejected(flow, 7), new FlowEvent.Completed(flow));
        assertThat(flow.bufferedBytes()).isZero();
        assertThat(pipe.near.flows.bytesInFlight()).isZero();
    }

    private static RecvFlow lastOpened(FlowEnd end) {
        List<FlowEvent.Opened> opened = end.events(FlowEvent.Opened.class);
        return opened.get(opened.size() - 1).flow();
    }

    private void assertRejected(long id) {
        assertThat(answer()).contains(new FlowExceptionReport(id, 0));
    }

    private static UserData associated(long flow, Option... associations) {
        Option[] options = new Option[associations.length + 1];
        options[0] = METADATA;
        System.arraycopy(associations, 0, options, 1, associations.length);
        return of(flow, 1, 0, FragmentControl.WHOLE, OptionList.of(options), "a");
    }

    private static String acknowledgement(long flow, long cumulative) {
        return flow + " acknowledged to " + cumulative;
    }

    private List<Object> answer() {
        return Fragments.chunks(end.drain(T), Chunk.class).stream()
                .map(chunk -> chunk instanceof DataAcknowledgementRanges ack
                        ? acknowledgement(ack.flowId(), ack.cumulativeAck()) : (Object) chunk)
                .toList();
    }

    private void receive(Chunk... chunks) {
        end.receive(List.of(chunks), T);
    }
}
