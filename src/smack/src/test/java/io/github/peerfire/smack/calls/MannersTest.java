package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a device does with a call that comes at the wrong time (ProtoXEP 7.2, 7.5). */
class MannersTest {

    private final CallPair pair = new CallPair();
    private final CallDevice carol = pair.switchboard.connect("carol@example.net/laptop");

    @Test
    void callWaitingRingsDuringACall() {
        pair.talk();
        CallSession second = carolCalls();
        assertThat(pair.phone.incoming()).hasSize(2);
        assertThat(second.state().phase()).isEqualTo(CallPhase.RINGING);
        pair.phone.incoming().get(1).accept();
        pair.settle();
        assertThat(second.state().phase()).isEqualTo(CallPhase.CONNECTING);
        assertThat(pair.incoming.state().phase()).isEqualTo(CallPhase.ACTIVE);
    }

    @Test
    void withoutCallWaitingADeviceInACallIsSilentAndTheCallIsMissedOnceTheCallerGivesUp() {
        pair.phone.setManners(new CallManners(CallManners.InCall.SILENT, false, true));
        pair.talk();
        CallSession second = carolCalls();
        assertThat(pair.phone.incoming()).hasSize(1);
        assertThat(pair.switchboard.log()).containsExactly("laptop: propose");
        assertThat(pair.phone.missed()).isEmpty();
        second.end();
        pair.settle();
        assertThat(pair.phone.missed()).extracting(MissedCall::id).containsExactly(second.id());
    }

    @Test
    void aCallOfAnotherKindIsACall() {
        pair.phone.engage();
        assertThat(carolCalls().state().phase()).as("call waiting").isEqualTo(CallPhase.RINGING);
        pair.phone.setManners(new CallManners(CallManners.InCall.BUSY, false, true));
        assertThat(CallPair.ending(carolCalls())).isEqualTo(CallEnding.BUSY);
        pair.phone.setManners(new CallManners(CallManners.InCall.SILENT, false, true));
        assertThat(carolCalls().state().phase()).isEqualTo(CallPhase.PROPOSED);
        assertThat(pair.phone.incoming()).hasSize(1);
    }

    @Test
    void whoIsBlockedIsNeitherHeardNorMissedNorAnswered() {
        pair.phone.block(carol.self().asBareJid());
        CallSession call = carolCalls();
        assertThat(call.state().phase()).isEqualTo(CallPhase.PROPOSED);
        call.end();
        pair.clock.pass(Duration.ofSeconds(100));
        assertThat(pair.phone.incoming()).isEmpty();
        assertThat(pair.phone.missed()).isEmpty();
        assertThat(pair.switchboard.log()).containsExactly("laptop: propose", "laptop: retract cancel");
        assertThat(pair.clock.waiting()).isZero();
    }

    @Test
    void busyForTheAccountSilencesAllDevices() {
        CallDevice tablet = pair.switchboard.connect("bob@example.net/tablet");
        pair.phone.setManners(new CallManners(CallManners.InCall.BUSY, false, true));
        pair.talk();
        CallSession second = carolCalls();
        assertThat(CallPair.ending(second)).isEqualTo(CallEnding.BUSY);
        assertThat(CallPair.ending(tablet.incoming().get(1))).isEqualTo(CallEnding.ANSWERED_ELSEWHERE);
        assertThat(pair.phone.incoming()).hasSize(1);
        pair.clock.pass(Duration.ofSeconds(91));
        assertThat(pair.phone.missed()).extracting(MissedCall::id).containsExactly(second.id());
    }

    @Test
    void busyIsNotToldToStrangers() {
        pair.phone.setManners(new CallManners(CallManners.InCall.BUSY, false, true));
        pair.talk();
        pair.phone.loseFriends();
        carolCalls();
        assertThat(pair.switchboard.log()).containsExactly("laptop: propose");
    }

    @Test
    void busyIsNotSaidWithoutACall() {
        pair.phone.setManners(new CallManners(CallManners.InCall.BUSY, false, true));
        assertThat(carolCalls().state().phase()).isEqualTo(CallPhase.RINGING);
    }

    @Test
    void aDeviceThatIsNotToBeDisturbedDoesNotRingWhileOthersDo() {
        CallDevice tablet = pair.switchboard.connect("bob@example.net/tablet");
        pair.phone.setManners(new CallManners(CallManners.InCall.CALL_WAITING, true, true));
        CallSession call = carolCalls();
        assertThat(pair.phone.incoming()).isEmpty();
        assertThat(pair.switchboard.log()).containsExactly("laptop: propose", "tablet: ringing");
        tablet.incoming().get(0).accept();
        pair.settle();
        assertThat(call.state().phase()).isEqualTo(CallPhase.CONNECTING);
        call.end();
        pair.clock.pass(Duration.ofSeconds(100));
        assertThat(pair.phone.missed()).as("it was answered elsewhere").isEmpty();
        assertThat(pair.clock.waiting()).isZero();
    }

    @Test
    void aCallThatIsNotAnsweredAnywhereIsMissedByAllDevicesOnceEach() {
        CallDevice tablet = pair.switchboard.connect("bob@example.net/tablet");
        pair.phone.setManners(new CallManners(CallManners.InCall.CALL_WAITING, true, true));
        CallSession call = carolCalls();
        pair.clock.pass(Duration.ofSeconds(200));
        for (CallDevice device : new CallDevice[] {pair.phone, tablet}) {
            assertThat(device.missed()).containsExactly(
                    new MissedCall(carol.self().asBareJid(), Instant.EPOCH.plusMillis(10), CallPair.TALK, call.id()));
        }
    }

    @Test
    void aCallerThatVanishesIsMissedByADeviceThatDidNotRing() {
        pair.phone.setManners(new CallManners(CallManners.InCall.CALL_WAITING, true, true));
        carolCalls();
        pair.switchboard.breakDown();
        pair.clock.pass(Duration.ofSeconds(91));
        assertThat(pair.phone.missed()).hasSize(1);
    }

    @Test
    void strangersRingOnlyWhereTheyMay() {
        pair.phone.loseFriends();
        pair.phone.setManners(new CallManners(CallManners.InCall.CALL_WAITING, false, false));
        carolCalls();
        assertThat(pair.phone.incoming()).isEmpty();
        pair.phone.setManners(CallManners.DEFAULT);
        carolCalls();
        assertThat(pair.phone.incoming()).hasSize(1);
        assertThat(pair.switchboard.log()).containsOnly("laptop: propose");
    }

    private CallSession carolCalls() {
        CallSession call = carol.manager().place(pair.phone.self().asBareJid(), CallPair.TALK);
        pair.settle();
        return call;
    }
}
