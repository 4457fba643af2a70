package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.element.PresenceEndpoint;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call whose peer-to-peer session is lost along with peer IDs goes over to another one (ProtoXEP 7.6). */
class ReplacementTest {

    private final CallPair pair = new CallPair();

    @BeforeEach
    void talk() {
        pair.talk();
    }

    @Test
    void aNewPeerIdAloneChangesNothing() {
        pair.deskMedia().move();
        pair.settle();
        assertThat(pair.switchboard.log()).isEmpty();
        assertThat(pair.outgoing.state().phase()).isEqualTo(CallPhase.ACTIVE);
    }

    @Test
    void aLostSessionAloneIsLeftToTheMedia() {
        loseMedia();
        pair.deskMedia().listener().ready();
        pair.phoneMedia().listener().ready();
        pair.settle();
        assertThat(pair.switchboard.log()).containsExactly("desk: session-info", "phone: session-info");
        assertBothTalk();
    }

    @Test
    void theSideWithTheNewPeerIdReplacesTheTransport() {
        loseMedia();
        pair.phoneMedia().move();
        pair.settle();
        assertThat(pair.switchboard.log()).containsExactly("phone: transport-replace", "desk: transport-accept");
        assertThat(pair.deskMedia().far().peer()).contains(ScriptedMedia.peerOf(pair.phone.self(), 1));
        restore();
        assertBothTalk();
    }

    @Test
    void aPeerIdThatWasNewBeforeTheSessionBrokeIsToldThen() {
        pair.phoneMedia().move();
        pair.settle();
        loseMedia();
        pair.settle();
        assertThat(pair.switchboard.log()).containsExactly("phone: transport-replace", "desk: transport-accept");
        restore();
        assertBothTalk();
    }

    @Test
    void aSideThatHasNotNoticedTheLossFollows() {
        pair.phoneMedia().move();
        pair.phoneMedia().listener().lost();
        pair.settle();
        assertThat(pair.outgoing.state().phase()).isEqualTo(CallPhase.RESTORING);
        restore();
        assertBothTalk();
    }

    @Test
    void whenBothKnowThatBothMovedTheInitiatorGoesFirst() {
        loseMedia();
        pair.desk.seePresence(pair.phone.self(), endpoint(pair.phone));
        pair.phone.seePresence(pair.desk.self(), endpoint(pair.desk));
        pair.phoneMedia().move();
        pair.settle();
        assertThat(pair.switchboard.log()).isEmpty();
        pair.deskMedia().move();
        pair.settle();
        assertThat(pair.switchboard.log()).containsExactly("desk: transport-replace", "phone: transport-accept");
        restore();
        assertBothTalk();
    }

    @Test
    void anInitiatorThatDoesNotGoFirstIsNotWaitedForForLong() {
        pair.phone.seePresence(pair.desk.self(), endpoint(pair.desk));
        pair.deskMedia().move();
        pair.phoneMedia().move();
        pair.phoneMedia().listener().lost();
        pair.clock.pass(Duration.ofSeconds(4));
        assertThat(pair.switchboard.log()).isEmpty();
        pair.clock.pass(Duration.ofSeconds(2));
        assertThat(pair.switchboard.log()).containsExactly("phone: transport-replace", "desk: transport-accept");
    }

    @Test
    void whenBothReplaceAtOnceTheInitiatorsCounts() {
        loseMedia();
        pair.deskMedia().move();
        pair.phoneMedia().move();
        pair.settle();
        assertThat(pair.switchboard.log()).containsExactlyInAnyOrder("desk: transport-replace",
                "phone: transport-replace", "desk refuses: TIE_BREAK", "phone: transport-accept");
        assertThat(pair.deskMedia().far().peer()).contains(ScriptedMedia.peerOf(pair.phone.self(), 1));
        assertThat(pair.phoneMedia().far().peer()).contains(ScriptedMedia.peerOf(pair.desk.self(), 1));
        restore();
        assertBothTalk();
    }

    @Test
    void aSideThatNoRendezvousKnowsAnswersOnceOneDoes() {
        loseMedia();
        pair.deskMedia().forgetBinding();
        pair.phoneMedia().move();
        pair.settle();
        assertThat(pair.switchboard.log()).containsExactly("phone: transport-replace");
        pair.deskMedia().move();
        pair.settle();
        assertThat(pair.switchboard.log()).endsWith("desk: transport-accept");
        restore();
        assertBothTalk();
    }

    @Test
    void anAddressThatPresenceContradictsEndsTheCall() {
        loseMedia();
        pair.desk.seePresence(pair.phone.self(), new PresenceEndpoint("f".repeat(64), 7,
                "rtmfp://rtmfp.example.net/xmpp", Optional.empty(), Set.of()));
        pair.phoneMedia().move();
        pair.settle();
        assertThat(CallPair.ending(pair.outgoing)).isEqualTo(CallEnding.INSECURE);
        assertThat(CallPair.ending(pair.incoming)).isEqualTo(CallEnding.INSECURE);
    }

    @Test
    void aReplacementThatDoesNotConnectEndsTheCallAfterThirtySeconds() {
        loseMedia();
        pair.phoneMedia().move();
        pair.clock.pass(Duration.ofSeconds(31));
        assertThat(CallPair.ending(pair.outgoing)).isEqualTo(CallEnding.MEDIA_LOST);
        assertThat(CallPair.ending(pair.incoming)).isEqualTo(CallEnding.MEDIA_LOST);
        assertThat(pair.clock.waiting()).isZero();
    }

    private void loseMedia() {
        pair.deskMedia().listener().lost();
        pair.phoneMedia().listener().lost();
        pair.settle();
    }

    private void restore() {
        assertThat(pair.deskMedia().connections()).isEqualTo(2);
        assertThat(pair.phoneMedia().connections()).isEqualTo(2);
        pair.deskMedia().listener().ready();
        pair.phoneMedia().listener().ready();
        pair.settle();
    }

    private void assertBothTalk() {
        assertThat(pair.outgoing.state().phase()).isEqualTo(CallPhase.ACTIVE);
        assertThat(pair.incoming.state().phase()).isEqualTo(CallPhase.ACTIVE);
    }

    /** What presence will tell of a device once its rendezvous was lost. */
    private static PresenceEndpoint endpoint(CallDevice device) {
        return new PresenceEndpoint(ScriptedMedia.peerOf(device.self(), 1), 2, "rtmfp://rtmfp.example.net/xmpp",
                Optional.empty(), Set.of());
    }
}
