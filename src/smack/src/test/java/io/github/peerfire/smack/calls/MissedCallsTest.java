package io.github.peerfire.smack.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.calls.CallMessage.Origin;
import io.github.peerfire.smack.jingle.element.JingleReason;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import io.github.peerfire.smack.jmi.element.JingleMessage.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityFullJid;

/** Calls that nobody answered, from the archive, from the server's store, and live. */
class MissedCallsTest {

    private final CallPair pair = new CallPair();
    private final EntityFullJid alice = pair.desk.self();
    private final EntityFullJid bob = pair.phone.self();

    @BeforeEach
    void itIsLate() {
        pair.clock.pass(Duration.ofHours(2));
    }

    @Test
    void aStoredProposeIsMissedAtTheTimeWhenItWasSent() {
        live(stored(Kind.PROPOSE, "a", Duration.ofHours(1)));
        pair.clock.pass(Duration.ofSeconds(11));
        assertThat(pair.phone.missed()).containsExactly(new MissedCall(alice.asBareJid(),
                Instant.EPOCH.plus(Duration.ofHours(1)).plusMillis(10), CallPair.TALK, "a"));
        assertThat(pair.phone.incoming()).isEmpty();
    }

    @Test
    void aCallIsMissedOnceHoweverOftenItIsTold() {
        live(stored(Kind.PROPOSE, "a", Duration.ofHours(1)));
        live(stored(Kind.RETRACT, "a", Duration.ofHours(1)));
        live(stored(Kind.PROPOSE, "a", Duration.ofHours(1)));
        pair.phone.manager().takeHistory(List.of(stored(Kind.PROPOSE, "a", Duration.ofHours(1))));
        assertThat(pair.phone.missed()).hasSize(1);
    }

    @Test
    void aStoredProposeThatIsFreshRingsUnlessItIsWithdrawnAtOnce() {
        live(stored(Kind.PROPOSE, "a", Duration.ofSeconds(20)));
        live(stored(Kind.RETRACT, "a", Duration.ofSeconds(10)));
        live(stored(Kind.PROPOSE, "b", Duration.ofSeconds(20)));
        pair.clock.pass(Duration.ofSeconds(1));
        assertThat(pair.phone.missed()).extracting(MissedCall::id).containsExactly("a");
        assertThat(pair.phone.incoming()).extracting(CallSession::id).containsExactly("b");
    }

    @Test
    void whatTheArchiveSaysWasAnsweredIsNotMissed() {
        pair.phone.manager().takeHistory(List.of(
                stored(Kind.PROPOSE, "taken", Duration.ofHours(1)), ours(Kind.RINGING, "taken"),
                ours(Kind.PROCEED, "taken"), stored(Kind.FINISH, "taken", Duration.ofMinutes(50)),
                stored(Kind.PROPOSE, "refused", Duration.ofHours(1)), ours(Kind.REJECT, "refused"),
                stored(Kind.PROPOSE, "withdrawn", Duration.ofSeconds(30)),
                stored(Kind.RETRACT, "withdrawn", Duration.ofSeconds(20)),
                stored(Kind.PROPOSE, "old", Duration.ofMinutes(2)),
                ours(Kind.PROPOSE, "placed"),
                stored(Kind.PROPOSE, "fresh", Duration.ofSeconds(10))));
        pair.clock.pass(Duration.ofSeconds(11));
        assertThat(pair.phone.missed()).extracting(MissedCall::id).containsExactly("withdrawn", "old");
        assertThat(pair.phone.incoming()).extracting(CallSession::id).containsExactly("fresh");
    }

    @Test
    void aStoredProposeIsNotMissedIfTheArchiveSaysAMomentLaterThatItWasAnswered() {
        live(stored(Kind.PROPOSE, "a", Duration.ofHours(1)));
        live(stored(Kind.PROPOSE, "b", Duration.ofHours(1)));
        live(stored(Kind.FINISH, "b", Duration.ofHours(1)));
        pair.phone.manager().takeHistory(List.of(stored(Kind.PROPOSE, "a", Duration.ofHours(1)),
                ours(Kind.PROCEED, "a")));
        pair.clock.pass(Duration.ofSeconds(11));
        assertThat(pair.phone.missed()).isEmpty();
        assertThat(pair.clock.waiting()).isZero();
    }

    @Test
    void aCallThatBrokeOffWasNotMissed() {
        live(stored(Kind.PROPOSE, "a", Duration.ofHours(1)));
        live(new CallMessage(alice, JingleMessage.of(Kind.FINISH, "a", JingleReason.CONNECTIVITY_ERROR), Origin.DIRECT,
                Duration.ofMinutes(50)));
        pair.clock.pass(Duration.ofSeconds(11));
        assertThat(pair.phone.missed()).isEmpty();
    }

    @Test
    void whatWasAnsweredByTheArchiveDoesNotBecomeMissedWhenItsProposeArrivesLate() {
        pair.phone.manager().takeHistory(List.of(stored(Kind.PROPOSE, "a", Duration.ofMinutes(2)),
                ours(Kind.PROCEED, "a")));
        live(stored(Kind.PROPOSE, "a", Duration.ofMinutes(2)));
        assertThat(pair.phone.missed()).isEmpty();
    }

    @Test
    void nobodyElseWithdrawsACall() {
        EntityFullJid mallory = pair.switchboard.connect("mallory@example.net/x").self();
        pair.phone.manager().takeHistory(List.of(stored(Kind.PROPOSE, "a", Duration.ofSeconds(10)),
                new CallMessage(mallory, JingleMessage.of(Kind.RETRACT, "a", JingleReason.CANCEL), Origin.DIRECT,
                        Duration.ofSeconds(5))));
        pair.clock.pass(Duration.ofSeconds(1));
        assertThat(pair.phone.incoming()).hasSize(1);
    }

    @Test
    void ofCallsThatCrossedTheOneThatGaveWayIsNotMissed() {
        pair.phone.manager().takeHistory(List.of(stored(Kind.PROPOSE, "a", Duration.ofMinutes(2)), new CallMessage(
                alice, JingleMessage.tieBreak(Kind.RETRACT, "a"), Origin.DIRECT, Duration.ofMinutes(2))));
        assertThat(pair.phone.missed()).isEmpty();
    }

    @Test
    void aCallThatRangInVainIsMissed() {
        pair.ring();
        pair.outgoing.end();
        pair.settle();
        assertThat(pair.phone.missed()).extracting(MissedCall::id).containsExactly(pair.outgoing.id());
    }

    @Test
    void aCallThatWasDeclinedOrAcceptedIsNotMissed() {
        pair.ring();
        pair.incoming.end();
        pair.settle();
        pair.ring();
        pair.phone.incoming().get(1).accept();
        pair.outgoing.end();
        pair.settle();
        assertThat(pair.phone.missed()).isEmpty();
    }

    private void live(CallMessage message) {
        pair.switchboard.deliver(pair.phone, message);
        pair.settle();
    }

    private CallMessage stored(Kind kind, String id, Duration age) {
        return new CallMessage(alice, message(kind, id), Origin.DIRECT, age);
    }

    private CallMessage ours(Kind kind, String id) {
        return new CallMessage(bob, message(kind, id), Origin.SIBLING_SENT, Duration.ofHours(1));
    }

    private static JingleMessage message(Kind kind, String id) {
        return kind == Kind.PROPOSE ? JingleMessage.propose(id, CallPair.TALK)
                : JingleMessage.of(kind, id, JingleReason.SUCCESS);
    }
}
