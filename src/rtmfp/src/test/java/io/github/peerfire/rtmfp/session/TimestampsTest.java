package io.github.peerfire.rtmfp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.rtmfp.common.Time;
import org.junit.jupiter.api.Test;

class TimestampsTest {

    private static final long TICK = 4 * Time.MILLISECOND;

    private final Timestamps timestamps = new Timestamps();

    @Test
    @Proves("R7016-036")
    void theClockTicksEveryFourMillisecondsAndWraps() {
        assertThat(Timestamps.at(0)).isZero();
        assertThat(Timestamps.at(TICK - 1)).isZero();
        assertThat(Timestamps.at(TICK)).isEqualTo(1);
        assertThat(Timestamps.at(65_535 * TICK)).isEqualTo(65_535);
        assertThat(Timestamps.at(65_536 * TICK)).isZero();
    }

    @Test
    @Proves({"R7016-195", "R7016-197"})
    void anEchoIsTheTimestampAndTheWholeTicksSinceIt() {
        assertThat(timestamps.echo(0)).isEqualTo(Timestamps.NONE);
        timestamps.received(65_534, 10 * TICK);
        assertThat(timestamps.echo(10 * TICK)).isEqualTo(65_534);
        assertThat(timestamps.echo(15 * TICK - 1)).isEqualTo(2);
    }

    @Test
    @Proves("R7016-197")
    void theSameEchoIsNotSentTwice() {
        timestamps.received(5, 0);
        timestamps.echoed(timestamps.echo(0));
        assertThat(timestamps.echo(TICK - 1)).isEqualTo(Timestamps.NONE);
        assertThat(timestamps.echo(TICK)).isEqualTo(6);
    }

    @Test
    void aRepeatedTimestampKeepsTheTimeOfTheFirst() {
        timestamps.received(5, 0);
        timestamps.received(5, 3 * TICK);
        assertThat(timestamps.echo(3 * TICK)).isEqualTo(8);
    }

    @Test
    @Proves("R7016-196")
    void afterOneHundredAndTwentyEightSecondsThereIsNoEcho() {
        timestamps.received(5, 0);
        assertThat(timestamps.echo(127 * Time.SECOND)).isNotEqualTo(Timestamps.NONE);
        assertThat(timestamps.echo(129 * Time.SECOND)).isEqualTo(Timestamps.NONE);
        // and what was forgotten does not come back
        assertThat(timestamps.echo(127 * Time.SECOND)).isEqualTo(Timestamps.NONE);
    }

    @Test
    void anEchoShowsTheRoundTripTimeOverTheWrapToo() {
        assertThat(timestamps.echoReceived(65_530, 65_540 * TICK)).isEqualTo(10 * TICK);
        assertThat(timestamps.echoReceived(65_530, 65_541 * TICK)).isEqualTo(Timestamps.NONE);
    }

    @Test
    @Proves("R7016-198")
    void anEchoOfMoreThanHalfTheClockIsInvalid() {
        assertThat(timestamps.echoReceived(0, 32_767 * TICK)).isEqualTo(32_767 * TICK);
        assertThat(timestamps.echoReceived(1, 32_769 * TICK)).isEqualTo(Timestamps.NONE);
        // from the future
        assertThat(timestamps.echoReceived(101, 100 * TICK)).isEqualTo(Timestamps.NONE);
    }
}
