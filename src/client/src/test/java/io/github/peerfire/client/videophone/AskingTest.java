package io.github.peerfire.client.videophone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.flash.amf.AmfNull;
import io.github.peerfire.flash.crypto.PeerId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ends of a control stream mean. */
class AskingTest {

    private final LineThread thread = new LineThread() {

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public Runnable schedule(Duration delay, Runnable task) {
            return () -> { };
        }
    };
    private final CallMachine machine =
            new CallMachine(thread, new PeerId(new byte[PeerId.LENGTH]), "vera", Duration.ofSeconds(60));
    private final Asking asking =
            new Asking(machine, new CallSignals(null, machine, "alice", false), subscriber -> { });

    @BeforeEach
    void begin() {
        machine.on(() -> { }, () -> { });
        machine.begin();
    }

    @Test
    void whoRefusesAtFirstIsBusy() {
        happens(StatusCode.STREAM_CONNECT_REJECTED);
        assertThat(machine.ending()).contains(VideoPhoneEnding.BUSY);
    }

    @Test
    void whoLetUsInAndClosesHasHungUp() {
        happens(StatusCode.PLAY_START);
        machine.ringing();
        happens(StatusCode.STREAM_CONNECT_CLOSED);
        assertThat(machine.ending()).contains(VideoPhoneEnding.REMOTE_HUNG_UP);
    }

    @Test
    void whoRingsWithoutHavingLetUsInHasNoSuchStream() {
        machine.ringing();
        happens(StatusCode.STREAM_CONNECT_REJECTED);
        machine.acceptedThere();
        happens(StatusCode.STREAM_CONNECT_CLOSED);
        assertThat(machine.phase()).isEqualTo(VideoPhonePhase.ACTIVE);
    }

    private void happens(String code) {
        asking.status(new NetStatus(code, NetStatus.Level.STATUS, "", AmfNull.NULL, Optional.empty()));
    }
}
