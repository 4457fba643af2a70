package io.github.peerfire.rtmfp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.common.Time;
import org.junit.jupiter.api.Test;

class KeepaliveTest {

    private final RetransmissionTimeout timeout = new RetransmissionTimeout();
    private final KeepalivePace pace = new KeepalivePace(() -> 1);
    private final Keepalive keepalive = new Keepalive(new Patience(20 * Time.SECOND, 50 * Time.SECOND), 0);

    private void pingWhenDue(long time) {
        assertThat(keepalive.nextDeadline(timeout)).isEqualTo(time);
        assertThat(keepalive.handleTimeout(timeout, pace, time)).isFalse();
        assertThat(keepalive.isPingWanted()).isTrue();
        keepalive.pingSent(time);
    }

    @Test
    @Proves({"R7016-211", "R7016-212"})
    void anUnansweredPingIsRepeatedAfterErtoWhichGrows() {
        pingWhenDue(20 * Time.SECOND);
        pingWhenDue(23 * Time.SECOND);
        pingWhenDue(23 * Time.SECOND + 4_242_600_000L);
        assertThat(timeout.effective()).isGreaterThan(5 * Time.SECOND);
    }

    @Test
    @Proves("R7016-213")
    void theFarEndIsGivenUpAfterTheLimit() {
        long time = 20 * Time.SECOND;
        while (!keepalive.handleTimeout(timeout, pace, time)) {
            assertThat(time).isLessThan(50 * Time.SECOND);
            if (keepalive.isPingWanted()) {
                keepalive.pingSent(time);
            }
            time = keepalive.nextDeadline(timeout);
        }
        assertThat(time).isEqualTo(50 * Time.SECOND);
    }

    @Test
    void thoseWhoseTimeIsNearlyTheSameAreAskedAtTheSameTime() {
        keepalive.spread(1);
        keepalive.heard(Time.SECOND + 3_333_333);
        long first = keepalive.nextDeadline(timeout);
        keepalive.heard(Time.SECOND + 4_444_444);

        assertThat(keepalive.nextDeadline(timeout)).isEqualTo(first);
        assertThat(first).isBetween(20_900 * Time.MILLISECOND, 21 * Time.SECOND);
        pingWhenDue(first);
    }

    @Test
    void anythingHeardBeginsAnew() {
        pingWhenDue(20 * Time.SECOND);
        keepalive.heard(21 * Time.SECOND);
        assertThat(keepalive.nextDeadline(timeout)).isEqualTo(41 * Time.SECOND);
    }

    @Test
    void afterALongSleepTheFarEndIsAskedBeforeItIsGivenUp() {
        assertThat(keepalive.handleTimeout(timeout, pace, 10_000 * Time.SECOND)).isFalse();
        keepalive.pingSent(10_000 * Time.SECOND);
        assertThat(keepalive.handleTimeout(timeout, pace, 10_029 * Time.SECOND)).isFalse();
        assertThat(keepalive.handleTimeout(timeout, pace, 10_030 * Time.SECOND)).isTrue();
    }

    @Test
    void aPeriodLongerThanTheLimitLeavesTimeForAnAnswer() {
        keepalive.setPeriod(3_600 * Time.SECOND);
        assertThat(keepalive.nextDeadline(timeout)).isEqualTo(25 * Time.SECOND);
    }

    @Test
    void limitsWithoutSenseAreTakenForTheNearestThatHaveSome() {
        keepalive.setPeriod(0);
        assertThat(keepalive.nextDeadline(timeout)).isEqualTo(Time.SECOND);
        keepalive.setPeriod(Time.NEVER);
        keepalive.setLimit(Time.NEVER);
        pingWhenDue(43_200 * Time.SECOND);
        assertThat(keepalive.handleTimeout(timeout, pace, 43_201 * Time.SECOND)).isFalse();
    }

    @Test
    void whatMayHaveBeenMissedInAPauseOfOurOwnIsAskedForAgain() {
        pingWhenDue(20 * Time.SECOND);
        pace.lookAfter(23 * Time.SECOND, 23 * Time.SECOND);
        pace.lookAfter(23 * Time.SECOND, 90 * Time.SECOND);

        assertThat(keepalive.handleTimeout(timeout, pace, 90 * Time.SECOND)).isFalse();
        assertThat(keepalive.isPingWanted()).isTrue();
        keepalive.pingSent(90 * Time.SECOND);
        assertThat(keepalive.handleTimeout(timeout, pace, 116 * Time.SECOND)).as("3 of 30 s were over").isFalse();
        assertThat(keepalive.handleTimeout(timeout, pace, 117 * Time.SECOND)).isTrue();
    }

    @Test
    void whoWaitsForItsTurnIsNotGivenUpMeanwhile() {
        pingWhenDue(20 * Time.SECOND);
        for (int others = 0; others < 200_000; others++) {
            pace.reserve(20 * Time.SECOND, 24 * Time.SECOND);
        }
        keepalive.handleTimeout(timeout, pace, 24 * Time.SECOND);
        long turn = keepalive.nextDeadline(timeout);

        assertThat(turn).isGreaterThan(60 * Time.SECOND);
        assertThat(keepalive.handleTimeout(timeout, pace, turn - 1)).isFalse();
        assertThat(keepalive.isPingWanted()).isFalse();
        keepalive.handleTimeout(timeout, pace, turn);
        assertThat(keepalive.isPingWanted()).isTrue();
    }
}
