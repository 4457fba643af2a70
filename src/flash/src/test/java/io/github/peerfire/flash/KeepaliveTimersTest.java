package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.conformance.Proves;
import io.github.peerfire.flash.message.UserControl.SetKeepaliveTimers;
import io.github.peerfire.rtmfp.common.Time;
import org.junit.jupiter.api.Test;

/** RFC 7425 §5.3.4. */
class KeepaliveTimersTest {

    @Test
    @Proves("R7425-127")
    void areTheServersWishes() {
        SetKeepaliveTimers timers = new SetKeepaliveTimers(15_000, 10_000);
        assertThat(KeepaliveTimers.serverPeriod(timers)).isEqualTo(15 * Time.SECOND);
        assertThat(KeepaliveTimers.peerPeriod(timers)).isEqualTo(10 * Time.SECOND);
    }

    @Test
    @Proves({"R7425-124", "R7425-125", "R7425-126"})
    void areNeverUnderFiveSecondsNorOverTenMinutes() {
        SetKeepaliveTimers timers = new SetKeepaliveTimers(0, 0xffff_ffffL);
        assertThat(KeepaliveTimers.serverPeriod(timers)).isEqualTo(5 * Time.SECOND);
        assertThat(KeepaliveTimers.peerPeriod(timers)).isEqualTo(600 * Time.SECOND);
    }
}
