package io.github.peerfire.rtmfp.flow;

import static io.github.peerfire.rtmfp.flow.Fragments.abandoned;
import static io.github.peerfire.rtmfp.flow.Fragments.last;
import static io.github.peerfire.rtmfp.flow.Fragments.part;
import static io.github.peerfire.rtmfp.flow.Fragments.texts;
import static io.github.peerfire.rtmfp.flow.Fragments.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.DropReason;
import io.github.peerfire.rtmfp.common.Time;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Receiving and delivering (RFC 7016 §3.6.3.2, §3.6.3.3, §3.6.3.8). */
class RecvFlowTest {

    private static final long T = Time.SECOND;
    private final FlowEnd end = new FlowEnd();

    @Test
    @Proves({"R7016-280", "R7016-285"})
    void aFlowOpensWithItsMetadataBeforeItsFirstMessage() {
        receive(whole(5, 1, 0, "a"));

        assertThat(end.events).hasSize(2);
        assertThat(flow().id()).isEqualTo(5);
        assertThat(flow().metadata()).isEqualTo("m".getBytes());
        assertThat(flow().association()).isEmpty();
        assertThat(texts(end)).containsExactly("a");
    }

    @Test
    @Proves({"R7016-226", "R7016-227"})
    void identifiersMeanNothing() {
        for (long id : new long[] {0, 127, 128, 1L << 32, Long.MIN_VALUE, -1}) {
            receive(whole(id, 1, 0, Long.toUnsignedString(id)));
        }

        assertThat(texts(end)).containsExactly(
                "0", "127", "128", "4294967296", "9223372036854775808", "18446744073709551615");
    }

    @Test
    @Proves("R7016-293")
    void messagesAreDeliveredInTheOrderOfTheirNumbers() {
        receive(whole(5, 3, 0, "c"), whole(5, 1, 0, "a"));
        assertThat(texts(end)).containsExactly("a");
        receive(whole(5, 2, 0, "b"));

        assertThat(texts(end)).containsExactly("a", "b", "c");
    }

    @Test
    @Proves({"R7016-236", "R7016-291"})
    void fragmentsBecomeAMessageInWhateverOrderTheyCome() {
        int[][] orders = {{1, 2, 3}, {1, 3, 2}, {2, 1, 3}, {2, 3, 1}, {3, 1, 2}, {3, 2, 1}};
        for (int flow = 0; flow < orders.length; flow++) {
            for (int number : orders[flow]) {
                receive(fragment(flow, number));
            }
        }

        assertThat(texts(end)).containsExactly("abc", "abc", "abc", "abc", "abc", "abc");
    }

    private static Chunk fragment(int flow, int number) {
        FragmentControl control = number == 1 ? FragmentControl.BEGIN
                : number == 2 ? FragmentControl.MIDDLE : FragmentControl.END;
        return part(flow, number, 0, control, number == 1 ? "a" : number == 2 ? "b" : "c");
    }

    @Test
    @Proves("R7016-290")
    void aDuplicateIsNotDeliveredAgain() {
        receive(whole(5, 1, 0, "a"), whole(5, 1, 0, "a"));
        receive(whole(5, 3, 0, "c"), whole(5, 3, 0, "c"), whole(5, 2, 0, "b"));

        assertThat(texts(end)).containsExactly("a", "b", "c");
    }

    @Test
    @Proves({"R7016-233", "R7016-235", "R7016-288"})
    void whatTheSenderGaveUpIsAGapBeforeTheNextMessage() {
        receive(whole(5, 1, 0, "a"), whole(5, 4, 0, "d"), whole(5, 5, 2, "e"));
        assertThat(texts(end)).containsExactly("a");
        receive(abandoned(5, 3, 3));

        assertThat(texts(end)).containsExactly("a", "d", "e");
        assertThat(end.events(FlowEvent.Gap.class)).hasSize(2);
        assertThat(end.events.indexOf(new FlowEvent.Gap(flow()))).isEqualTo(2);
    }

    @Test
    @Proves("R7016-072")
    void theDataOfAnAbandonedFragmentAreIgnored() {
        UserData data = whole(5, 1, 0, "x");
        receive(new UserData(5, 1, 1, FragmentControl.WHOLE, true, false, data.options(), data.data()));

        assertThat(texts(end)).isEmpty();
        assertThat(end.events(FlowEvent.Gap.class)).hasSize(1);
    }

    @Test
    @Proves({"R7016-236", "R7016-291", "R7016-292"})
    void anIncompleteMessageThatWasGivenUpIsNeverDelivered() {
        receive(part(5, 1, 0, FragmentControl.BEGIN, "a"), part(5, 3, 0, FragmentControl.END, "c"));
        receive(whole(5, 4, 3, "d"));

        assertThat(texts(end)).containsExactly("d");
        assertThat(end.events(FlowEvent.Gap.class)).hasSize(1);
    }

    @Test
    @Proves("R7016-292")
    void fragmentsThatDoNotMakeAMessageAreDiscarded() {
        receive(part(5, 1, 0, FragmentControl.BEGIN, "a"), part(5, 2, 0, FragmentControl.BEGIN, "b"),
                part(5, 3, 0, FragmentControl.END, "c"), part(5, 4, 0, FragmentControl.END, "d"),
                part(5, 5, 0, FragmentControl.MIDDLE, "e"), last(whole(5, 6, 0, "f")));

        assertThat(texts(end)).containsExactly("bc", "f");
        assertThat(end.events(FlowEvent.Finished.class)).hasSize(1);
    }

    @Test
    void aFlowMayBeginWithAnyNumber() {
        receive(whole(5, 5, 4, "e"));

        assertThat(texts(end)).containsExactly("e");
    }

    @Test
    @Proves({"R7016-294", "R7016-318"})
    void aFlowIsFinishedWhenEverythingUpToItsFinalNumberCame() {
        receive(last(whole(5, 3, 0, "c")), whole(5, 1, 0, "a"));
        assertThat(end.events(FlowEvent.Finished.class)).isEmpty();
        assertThat(flow().isOpen()).isTrue();
        receive(whole(5, 2, 0, "b"));

        assertThat(texts(end)).containsExactly("a", "b", "c");
        assertThat(end.events.get(end.events.size() - 1)).isEqualTo(new FlowEvent.Finished(flow()));
        assertThat(flow().isOpen()).isFalse();
    }

    @Test
    void anEmptyAbandonedEndIsNoGap() {
        receive(whole(5, 1, 0, "a"), last(abandoned(5, 2, 1)));

        assertThat(end.events(FlowEvent.Gap.class)).isEmpty();
        assertThat(end.events(FlowEvent.Finished.class)).hasSize(1);
    }

    @Test
    void whatIsGivenUpJustBeforeTheEndIsAGap() {
        receive(whole(5, 1, 0, "a"), last(abandoned(5, 3, 3)));

        assertThat(end.events.subList(2, 4))
                .containsExactly(new FlowEvent.Gap(flow()), new FlowEvent.Finished(flow()));
    }

    @Test
    void numbersThatContradictTheFinalOneAreIgnoredAndCounted() {
        receive(whole(5, 1, 0, "a"), last(whole(5, 3, 0, "c")));
        receive(whole(5, 4, 0, "d"), last(whole(5, 2, 0, "b")), last(whole(5, 4, 3, "d")));
        receive(whole(6, 1, 0, "a"), whole(6, 5, 0, "e"), last(whole(6, 4, 0, "d")));

        assertThat(end.drops).hasSize(4).containsOnly(DropReason.CONTRADICTION);
        receive(whole(5, 2, 0, "b"));
        assertThat(texts(end)).containsExactly("a", "a", "b", "c");
    }

    @Test
    @Proves({"R7016-319", "R7016-320"})
    void aLingeringFlowTakesNothingAndIsNotOpenedAgainFor120Seconds() {
        receive(last(whole(5, 1, 0, "a")));
        end.drain(T);
        end.flows.handleTimeout(T + 120 * Time.SECOND - 1);
        receive(last(whole(5, 1, 0, "a")));
        assertThat(end.events(FlowEvent.Opened.class)).hasSize(1);
        assertThat(texts(end)).hasSize(1);

        end.flows.handleTimeout(T + 120 * Time.SECOND);
        receive(last(whole(5, 1, 0, "b")));
        assertThat(texts(end)).containsExactly("a", "b");
    }

    @Test
    void whereReplaysAreNotDetectedAClosedFlowIsRemembered() {
        FlowEnd old = new FlowEnd(FlowLimits.DEFAULT.withRememberedFlows(2));
        for (long id = 1; id <= 3; id++) {
            old.receive(List.of(last(whole(id, 1, 0, "x"))), T);
        }
        old.drain(T);
        old.flows.handleTimeout(T + 120 * Time.SECOND);
        for (long id = 1; id <= 4; id++) {
            old.receive(List.of(last(whole(id, 1, 0, "again"))), T + 121 * Time.SECOND);
        }

        assertThat(texts(old)).containsExactly("x", "x", "x", "again");
        assertThat(old.drops).containsExactly(DropReason.DUPLICATE, DropReason.DUPLICATE, DropReason.DUPLICATE);
    }

    @Test
    void onArrivalEachMessageIsDeliveredAsSoonAsItIsComplete() {
        receive(whole(5, 1, 0, "a"));
        flow().deliverOnArrival(true);
        receive(whole(5, 4, 0, "d"), part(5, 3, 0, FragmentControl.END, "c"));
        receive(part(5, 2, 0, FragmentControl.BEGIN, "b"), whole(5, 4, 0, "d"));

        assertThat(texts(end)).containsExactly("a", "d", "bc");
        assertThat(end.events(FlowEvent.Gap.class)).isEmpty();
        receive(whole(5, 7, 5, "g"), whole(5, 6, 5, "f"));
        assertThat(texts(end)).containsExactly("a", "d", "bc", "g", "f");
        assertThat(end.events(FlowEvent.Gap.class)).hasSize(1);
    }

    @Test
    void turningToOnArrivalDeliversWhatIsHeldBackForOrder() {
        receive(whole(5, 2, 0, "b"), part(5, 4, 0, FragmentControl.BEGIN, "d"), whole(5, 7, 0, "g"));
        assertThat(texts(end)).isEmpty();
        flow().deliverOnArrival(true);

        assertThat(texts(end)).containsExactly("b", "g");
    }

    @Test
    void aSuspendedFlowHoldsItsMessagesBackEvenBeyondItsEnd() {
        receive(whole(5, 1, 0, "a"));
        flow().setSuspended(true);
        receive(whole(5, 2, 0, "b"), last(whole(5, 3, 0, "c")));
        end.flows.handleTimeout(T + 121 * Time.SECOND);
        assertThat(texts(end)).containsExactly("a");
        assertThat(end.events(FlowEvent.Finished.class)).isEmpty();
        flow().setSuspended(false);

        assertThat(texts(end)).containsExactly("a", "b", "c");
        assertThat(end.events(FlowEvent.Finished.class)).hasSize(1);
    }

    @Test
    void theEndOfTheSessionFinishesEveryFlowOnce() {
        receive(whole(5, 1, 0, "a"), last(whole(6, 1, 0, "b")), whole(7, 2, 0, "c"));
        end.flows.end(T);
        receive(whole(8, 1, 0, "late"));

        assertThat(end.events(FlowEvent.Finished.class)).hasSize(3);
        assertThat(texts(end)).containsExactly("a", "b");
        assertThat(end.events(FlowEvent.Opened.class)).allMatch(event -> !event.flow().isOpen());
        assertThat(end.flows.hasAcknowledgements(T)).isFalse();
    }

    private RecvFlow flow() {
        return end.events(FlowEvent.Opened.class).get(0).flow();
    }

    private void receive(Chunk... chunks) {
        end.receive(List.of(chunks), T);
    }
}
