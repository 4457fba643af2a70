package io.github.peerfire.client.videophone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.flash.amf.AmfNull;
import io.github.peerfire.flash.crypto.PeerId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a control stream says of who is called. */
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
    private final CallSignals signals = new CallSignals(null, machine, "alice", false);
    private final Asking asking = new Asking(machine, signals);
    private final AtomicInteger greeted = new AtomicInteger();

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

    @Test
    void whoIsNotInvitedIsGreetedAtOnce() {
        asking.plays(greeted::incrementAndGet);
        assertThat(machine.phase()).isEqualTo(VideoPhonePhase.ALERTING);
        happens(StatusCode.PLAY_START);
        assertThat(greeted).hasValue(1);
    }

    @Test
    void whoIsInvitedIsGreetedOnceItLetsUsIn() {
        signals.use();
        asking.plays(greeted::incrementAndGet);
        assertThat(machine.phase()).isEqualTo(VideoPhonePhase.ALERTING);
        assertThat(greeted).hasValue(0);
        happens(StatusCode.PLAY_START);
        happens(StatusCode.PLAY_START);
        assertThat(greeted).hasValue(1);
    }

    @Test
    void whoLetUsInIsGreetedAlthoughItIsInvited() {
        signals.use();
        happens(StatusCode.PLAY_START);
        asking.plays(greeted::incrementAndGet);
        assertThat(greeted).hasValue(1);
    }

    private void happens(String code) {
        asking.status(new NetStatus(code, NetStatus.Level.STATUS, "", AmfNull.NULL, Optional.empty()));
    }
}
