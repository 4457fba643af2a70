package io.github.peerfire.rtmfp.flow;

import static io.github.peerfire.rtmfp.flow.Fragments.abandoned;
import static io.github.peerfire.rtmfp.flow.Fragments.acknowledge;
import static io.github.peerfire.rtmfp.flow.Fragments.sized;
import static io.github.peerfire.rtmfp.flow.Fragments.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.FlowParameters;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.Option;
import io.github.peerfire.rtmfp.wire.OptionList;
import io.github.peerfire.rtmfp.wire.Slice;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What far ends make the flows of all sessions keep (RFC 7016 §5). */
class FlowRoomTest {

    private static final long CAPACITY = 1 << 20;
    private static final int FRAGMENT = 1_000;
    private static final long LARGEST_STEP =
            ReceiveBuffer.SEGMENT_COST + FRAGMENT + FlowParameters.FRAGMENT_OVERHEAD;

    private final FlowRoom room = new FlowRoom(CAPACITY);

    private FlowEnd end() {
        return new FlowEnd(FlowLimits.MODEST, room);
    }

    private List<FlowEnd> ends(int count) {
        return Stream.generate(this::end).limit(count).toList();
    }

    /** Fragments of messages whose first one never comes, as many as are kept and a few more. */
    private static void hold(FlowEnd end) {
        for (int flow = 1; flow <= 4; flow++) {
            for (int number = 2; number <= 60; number++) {
                end.receive(List.of(sized(flow, number, 0, FragmentControl.MIDDLE, FRAGMENT)), Time.SECOND);
            }
        }
    }

    @Test
    void allSessionsTogetherKeepNoMoreThanTheRoom() {
        List<FlowEnd> crowd = ends(400);
        crowd.forEach(FlowRoomTest::hold);

        assertThat(room.taken()).isBetween(CAPACITY / 2, CAPACITY + LARGEST_STEP);
        assertThat(crowd.stream().mapToLong(end -> end.flows.bytesHeld()).sum())
                .isLessThanOrEqualTo(CAPACITY + LARGEST_STEP + crowd.size() * (long) FlowRoom.OWN);
    }

    @Test
    void aloneASessionKeepsWhatItsOwnLimitsAllow() {
        FlowEnd end = new FlowEnd(FlowLimits.MODEST, new FlowRoom(Long.MAX_VALUE));
        hold(end);

        assertThat(end.flows.bytesHeld()).isGreaterThan(200_000);
    }

    @Test
    void whoComesToAFullRoomHasItsCommandsReadAndPutTogether() {
        ends(400).forEach(FlowRoomTest::hold);
        FlowEnd honest = end();
        honest.receive(List.of(whole(2, 1, 0, "connect")), Time.SECOND);
        honest.receive(List.of(sized(2, 3, 1, FragmentControl.END, 200)), Time.SECOND);
        honest.receive(List.of(sized(2, 2, 1, FragmentControl.BEGIN, FRAGMENT)), Time.SECOND);

        assertThat(honest.events(FlowEvent.Message.class)).extracting(message -> message.message().length)
                .containsExactly(7, FRAGMENT + 200);
        assertThat(honest.flows.isAbused()).isFalse();
    }

    @Test
    void whoeverKeepsMostGivesWayWhenOthersCome() {
        FlowEnd first = end();
        hold(first);
        final long alone = first.flows.bytesHeld();
        ends(100).forEach(FlowRoomTest::hold);
        assertThat(first.flows.bytesHeld()).isEqualTo(alone);
        for (int seconds = 2; seconds < 40; seconds++) {
            first.flows.heard(seconds * Time.SECOND);
        }

        assertThat(first.flows.bytesHeld()).isLessThan(alone / 4);
        assertThat(first.events(FlowEvent.Finished.class)).isNotEmpty();
    }

    @Test
    void answersThatNobodyAcknowledgesCountToo() {
        FlowRoom small = new FlowRoom(100_000);
        FlowEnd end = new FlowEnd(FlowLimits.MODEST, small);
        SendFlow flow = end.open("f");
        int written = 0;
        while (!end.flows.isAbused() && written < 1_000) {
            flow.write(new byte[100], Reliability.FULL, Time.SECOND);
            written++;
        }
        assertThat(KeptBytes.sentCost(100 * written, written)).isBetween(10_000L, 14_000L);
        end.drain(Time.SECOND);
        end.receive(List.of(acknowledge(flow, 64, written)), Time.SECOND);
        assertThat(end.flows.isAbused()).isFalse();
        assertThat(small.taken()).isZero();
    }

    @Test
    void flowsAreKeptToo() {
        FlowRoom none = new FlowRoom(0);
        FlowEnd end = new FlowEnd(FlowLimits.MODEST, none);
        OptionList longest = OptionList.of(new Option(0, new byte[512]));
        for (int flow = 1; flow <= 3; flow++) {
            end.receive(List.of(new UserData(flow, 1, 1, FragmentControl.WHOLE, false, true, longest, Slice.EMPTY)),
                    Time.SECOND);
        }

        assertThat(end.events(FlowEvent.Opened.class)).hasSize(2);
        assertThat(end.flows.isAbused()).isTrue();
    }

    /** As they were weighed: a map's entry, a list and an array for each that touches no other. */
    @Test
    void smallMessagesThatWaitCountAsWhatTheyTake() {
        FlowEnd end = end();
        for (int number = 2; number <= 11; number++) {
            end.receive(List.of(sized(1, number, 0, FragmentControl.WHOLE, 1)), Time.SECOND);
        }

        assertThat(end.flows.bytesHeld() / 10).isBetween(165L, 180L);
    }

    /** They are only noted, and nothing of them is buffered, but what is noted of each range takes 16 bytes. */
    @Test
    void gapsBetweenAbandonedFragmentsCountToo() {
        List<FlowEnd> crowd = ends(100);
        for (FlowEnd end : crowd) {
            for (int flow = 1; flow <= 32; flow++) {
                for (int number = 2; number < 128; number += 2) {
                    end.receive(List.of(abandoned(flow, number, 0)), Time.SECOND);
                }
            }
        }

        assertThat(room.taken()).isBetween(CAPACITY * 3 / 4, CAPACITY);
        assertThat(crowd.stream().flatMap(end -> end.events(FlowEvent.Opened.class).stream())
                .mapToLong(opened -> opened.flow().received().extraBytes()).sum())
                .isBetween(CAPACITY / 4, CAPACITY + crowd.size() * (long) FlowRoom.OWN);
    }

    @Test
    void nothingIsTakenOnceAllIsOver() {
        SplittableRandom random = new SplittableRandom(7);
        List<FlowEnd> crowd = ends(20);
        for (int step = 0; step < 4_000; step++) {
            FlowEnd end = crowd.get(random.nextInt(crowd.size()));
            long now = (1 + step / 20) * Time.SECOND;
            if (random.nextInt(3) > 0) {
                end.receive(List.of(sized(1 + random.nextInt(8), 1 + random.nextInt(100), random.nextInt(2),
                        FragmentControl.values()[random.nextInt(4)], random.nextInt(FRAGMENT))), now);
            } else if (random.nextBoolean()) {
                SendFlow flow = end.open("f");
                flow.write(new byte[random.nextInt(3_000)], Reliability.FULL, now);
                flow.close(now);
            } else {
                end.drain(now);
                end.flows.heard(now);
            }
            assertThat(room.taken()).isNotNegative();
        }
        assertThat(room.taken()).isPositive();
        crowd.forEach(end -> end.flows.end(1_000 * Time.SECOND));

        assertThat(room.taken()).isZero();
    }

    @Test
    void flowsThatAreAcknowledgedAndForgottenTakeNothing() {
        FlowEnd sender = end();
        FlowEnd receiver = end();
        List<SendFlow> flows = IntStream.range(0, 20).mapToObj(number -> sender.open("f" + number)).toList();
        long now = Time.SECOND;
        for (SendFlow flow : flows) {
            flow.write(new byte[2_000], Reliability.FULL, now);
            flow.close(now);
        }
        for (int round = 0; round < 20; round++) {
            now += Time.SECOND;
            for (byte[] packet : sender.drain(now)) {
                receiver.receive(packet, now);
            }
            for (byte[] packet : receiver.drain(now)) {
                sender.receive(packet, now);
            }
        }
        assertThat(room.taken()).isPositive();
        now += 300 * Time.SECOND;
        sender.drain(now);
        receiver.drain(now);

        assertThat(room.taken()).isZero();
    }

    @Test
    void aRoomIsNotNegative() {
        assertThatThrownBy(() -> new FlowRoom(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
