package io.github.peerfire.rendezvous.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.rtmfp.common.Time;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A thousand introductions a second, of which only few are remembered: all are counted. */
class IntroductionCountTest {

    private static final int REMEMBERED = 512;
    private static final long SEED = 20_261_122;

    private record Event(long at, Runnable what) {
    }

    private final List<IntroductionReport> ended = new ArrayList<>();
    private final IntroductionLog log = new IntroductionLog(REMEMBERED, peer -> false, ended::add);
    private final Queue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::at));
    private final Map<IntroductionOutcome, Long> expected = new EnumMap<>(IntroductionOutcome.class);
    private final Map<Integer, Party> parties = new HashMap<>();
    private final Random random = new Random(SEED);
    private long now;

    @Test
    void aThousandASecondAreCountedEachOnceByWhatCameOfIt() {
        int seconds = 60;
        for (int i = 0; i < seconds * 1_000; i++) {
            IntroductionOutcome how = IntroductionOutcome.values()[2 + random.nextInt(11)];
            expected.merge(how, 1L, Long::sum);
            plan(i + 1, how, i * Time.SECOND / 1_000);
        }
        long read = 0;
        for (Event event = events.poll(); event != null; event = events.poll()) {
            now = event.at();
            event.what().run();
            if (now > read) {
                assertThat(log.reports(now)).hasSizeLessThanOrEqualTo(REMEMBERED);
                log.totals(now);
                read = now + 5 * Time.SECOND;
            }
        }
        IntroductionTotals totals = log.totals(now + 120 * Time.SECOND);
        assertThat(totals.begun()).isEqualTo(seconds * 1_000);
        assertThat(totals.outcomes()).as("seed " + SEED).isEqualTo(expected);
        Set<Long> numbers = new HashSet<>();
        assertThat(ended).hasSize(seconds * 1_000).allMatch(report -> numbers.add(report.number()));
    }

    /** What becomes of one, as clients and the introducer would have it. */
    private void plan(int number, IntroductionOutcome how, long at) {
        ask(number, how, at);
        if (how == IntroductionOutcome.UNREACHED) {
            long pause = 0;
            for (long later = 0; later < 90 * Time.SECOND; later += pause) {
                ask(number, how, at + later);
                pause += 3 * Time.SECOND / 2;
            }
        } else if (how == IntroductionOutcome.ASKER_LEFT) {
            events.add(new Event(at + Time.SECOND, () -> log.left(party(number), now)));
        } else if (how == IntroductionOutcome.OFFLINE) {
            events.add(new Event(at + Time.SECOND, () -> log.left(party(-number), now)));
        } else if (random.nextBoolean()) {
            ask(number, how, at + 3 * Time.SECOND / 2); // the same one, once more
        }
    }

    /** The party with the number asks for the one with the same negative number. */
    private void ask(int number, IntroductionOutcome how, long at) {
        events.add(new Event(at, () -> {
            IntroductionRecord record = log.asked(party(number), peer(-number), party(-number), now);
            switch (how) {
                case STOPPED_ASKING, UNREACHED, ASKER_LEFT, OFFLINE -> record.stands(IntroductionOutcome.INTRODUCED);
                case LIMITED -> record.limited(now);
                default -> record.stands(how);
            }
        }));
    }

    private Party party(int number) {
        return parties.computeIfAbsent(number, connection -> new Party(connection, peer(connection)));
    }

    private static PeerId peer(int number) {
        return new PeerId(ByteBuffer.allocate(PeerId.LENGTH).putInt(number).array());
    }

    @Test
    void whatIsTooMuchIsCountedAsItStandsAndTakesNoMoreMemory() {
        for (int i = 0; i < 2 * OpenIntroductions.MOST; i++) {
            log.asked(new Party(i, peer(i)), peer(-i), null, 0).stands(IntroductionOutcome.INTRODUCED);
        }
        IntroductionTotals totals = log.totals(0);
        long passed = OpenIntroductions.MOST - IntroductionLog.MOST_PASSING;
        assertThat(totals.begun()).isEqualTo(2 * OpenIntroductions.MOST);
        assertThat(totals.count(IntroductionOutcome.INTRODUCED)).isEqualTo(passed);
        IntroductionTotals later = log.totals(10 * Time.SECOND);
        assertThat(later.count(IntroductionOutcome.INTRODUCED)).isEqualTo(passed);
        assertThat(later.count(IntroductionOutcome.STOPPED_ASKING)).isEqualTo(2 * OpenIntroductions.MOST - passed);
        assertThat(ended).hasSize(2 * OpenIntroductions.MOST);
    }

    @Test
    void whoWasThereBeforeItWasTooMuchIsFollowedToTheEnd() {
        IntroductionRecord early = log.asked(party(-1), peer(-2), party(-2), 0);
        early.introduced("state", 1, 1, 0);
        for (int i = 0; i < 2 * OpenIntroductions.MOST; i++) {
            log.asked(new Party(i, peer(i)), peer(-i), null, 0).stands(IntroductionOutcome.INTRODUCED);
        }
        assertThat(log.asked(party(-1), peer(-2), party(-2), Time.SECOND)).isSameAs(early);
        assertThat(early.state()).isEqualTo("state");
    }

    @Test
    void oneThatIsForgottenGoesOn() {
        IntroductionLog none = new IntroductionLog(0, peer -> false, ended::add);
        assertThat(none.asked(party(1), peer(2), null, 0)).isSameAs(none.asked(party(1), peer(2), null, Time.SECOND));
        assertThat(none.totals(Time.SECOND).begun()).isEqualTo(1);
        assertThat(none.reports(Time.SECOND)).isEmpty();
    }

    @Test
    void totalsOfTwoServersAreAdded() {
        IntroductionTotals one = new IntroductionTotals(3, Map.of(IntroductionOutcome.ANSWERED, 2L));
        IntroductionTotals other = new IntroductionTotals(4,
                Map.of(IntroductionOutcome.ANSWERED, 1L, IntroductionOutcome.SELF, 1L));
        assertThat(one.plus(other)).isEqualTo(new IntroductionTotals(7,
                Map.of(IntroductionOutcome.ANSWERED, 3L, IntroductionOutcome.SELF, 1L)));
        assertThat(one.plus(IntroductionTotals.NONE)).isEqualTo(one);
    }
}
