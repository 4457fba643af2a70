package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.smack.jingle.element.SessionHash;
import io.github.peerfire.testbed.simulation.Simulation;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallVerificationTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final byte[] OF_ALICE = Bytes.counting(0x40);
    private static final byte[] OF_BOB = Bytes.counting(0x60);
    private static final byte[] NEW_OF_ALICE = Bytes.counting(0x41);
    private static final byte[] NEW_OF_BOB = Bytes.counting(0x61);
    private static final byte[] MALLORYS = Bytes.counting(0x80);
    private static final byte[] OTHER_OF_MALLORY = Bytes.counting(0x81);

    private final Simulation simulation = Simulation.seeded(1);
    private final ProvingSide alice = ProvingSide.pair(simulation, new Random(1));
    private final ProvingSide bob = alice.other();

    private void assertSecure() {
        simulation.runFor(30 * SECOND);
        assertThat(alice.isInsecure()).isFalse();
        assertThat(bob.isInsecure()).isFalse();
        assertThat(alice.isVerified()).isTrue();
        assertThat(bob.isVerified()).isTrue();
        assertThat(alice.used().code()).isEqualTo(bob.used().code());
    }

    private void assertFound() {
        simulation.runFor(3 * SECOND);
        assertThat(alice.isInsecure()).isTrue();
        assertThat(bob.isInsecure()).isTrue();
        assertThat(alice.isVerified()).isFalse();
        assertThat(bob.isVerified()).isFalse();
    }

    @Test
    void bothSidesOfTheSameSessionVerifyEachOtherBySayingItOnce() {
        alice.open(OF_ALICE, OF_BOB);
        bob.share(OF_ALICE, OF_BOB);
        alice.share(OF_ALICE, OF_BOB);
        assertThat(alice.isVerified()).isFalse();
        assertSecure();
        assertThat(alice.sent()).containsExactly(new SessionHash(alice.used().ownHash(), false));
        assertThat(bob.sent()).containsExactly(new SessionHash(bob.used().ownHash(), false));
    }

    @Test
    void aHashThatComesBeforeTheSessionIsOpenIsKept() {
        bob.open(OF_ALICE, OF_BOB);
        simulation.runFor(5 * SECOND);
        alice.open(OF_ALICE, OF_BOB);
        assertThat(alice.isVerified()).isTrue();
        assertThat(alice.isDoubtful()).isFalse();
        assertSecure();
    }

    @Test
    void whoeverOpenSessionsToEachOtherAtOnceVerifyTheOneThatIsLeft() {
        alice.open(OF_ALICE, OF_BOB);
        bob.open(NEW_OF_ALICE, NEW_OF_BOB);
        simulation.runFor(SECOND);
        assertThat(alice.isDoubtful()).isTrue();
        assertThat(alice.isInsecure()).isFalse();
        alice.share(NEW_OF_ALICE, NEW_OF_BOB);
        bob.share(NEW_OF_ALICE, NEW_OF_BOB);
        assertSecure();
    }

    @Test
    void aSessionThatTakesAnothersPlaceNeedsItsOwnHash() {
        alice.share(OF_ALICE, OF_BOB);
        bob.share(OF_ALICE, OF_BOB);
        simulation.runFor(SECOND);
        assertThat(alice.isVerified()).isTrue();
        alice.share(OF_ALICE, OF_BOB);
        assertThat(alice.isVerified()).as("the same session").isTrue();
        alice.share(NEW_OF_ALICE, NEW_OF_BOB);
        assertThat(alice.isVerified()).as("another session").isFalse();
        bob.share(NEW_OF_ALICE, NEW_OF_BOB);
        assertSecure();
    }

    @Test
    void whatTheOtherSideSaysOfASessionThatIsReplacedMeanwhileIsNoAttack() {
        bob.loseXmpp(Duration.ofSeconds(3));
        bob.share(OF_ALICE, OF_BOB);
        alice.share(OF_ALICE, OF_BOB);
        simulation.runFor(2 * SECOND);
        alice.open(NEW_OF_ALICE, NEW_OF_BOB);
        bob.share(NEW_OF_ALICE, NEW_OF_BOB);
        assertSecure();
    }

    @Test
    void somebodyInBetweenIsFoundAtOnce() {
        alice.share(OF_ALICE, MALLORYS);
        bob.share(OTHER_OF_MALLORY, OF_BOB);
        assertFound();
    }

    @Test
    void somebodyInBetweenIsFoundWhoComesWhileBothOpenSessions() {
        alice.open(OF_ALICE, OF_BOB);
        bob.open(NEW_OF_ALICE, NEW_OF_BOB);
        alice.share(OF_ALICE, MALLORYS);
        bob.share(OTHER_OF_MALLORY, OF_BOB);
        assertFound();
    }

    @Test
    void somebodyInBetweenIsFoundWhoComesWhenASessionIsReplaced() {
        alice.share(OF_ALICE, OF_BOB);
        bob.share(OF_ALICE, OF_BOB);
        simulation.runFor(5 * SECOND);
        alice.share(NEW_OF_ALICE, MALLORYS);
        bob.share(OTHER_OF_MALLORY, NEW_OF_BOB);
        assertFound();
    }

    @Test
    void whoeverSharesASessionWithSomebodyElseIsToldOffEvenIfOursIsRight() {
        alice.share(OF_ALICE, OF_BOB);
        bob.share(OF_ALICE, OF_BOB);
        simulation.runFor(5 * SECOND);
        bob.share(OTHER_OF_MALLORY, NEW_OF_BOB);
        simulation.runFor(3 * SECOND);
        assertThat(alice.isInsecure()).isTrue();
    }

    @Test
    void ourOwnHashSentBackIsNotTheirs() {
        alice.share(OF_ALICE, OF_BOB);
        SessionHash own = new SessionHash(alice.used().ownHash(), true);
        bob.hash(own, () -> { });
        simulation.runFor(3 * SECOND);
        assertThat(alice.isVerified()).isFalse();
        assertThat(alice.isInsecure()).isTrue();
    }

    @Test
    void whoHasOursAndSaysNothingForTenSecondsIsNotTrusted() {
        bob.keepSilent();
        alice.share(OF_ALICE, OF_BOB);
        simulation.runFor(10 * SECOND);
        assertThat(alice.isInsecure()).isFalse();
        simulation.runFor(3 * SECOND);
        assertThat(alice.isInsecure()).isTrue();
    }

    @Test
    void whoCannotBeAskedIsNotAccused() {
        alice.loseXmpp(Duration.ofSeconds(60));
        alice.share(OF_ALICE, OF_BOB);
        bob.share(OF_ALICE, OF_BOB);
        simulation.runFor(59 * SECOND);
        assertThat(alice.isInsecure()).isFalse();
        assertThat(alice.isVerified()).isFalse();
        assertSecure();
    }

    @Test
    void whoAsksForOursAgainGetsIt() {
        bob.keepSilent();
        bob.loseXmpp(Duration.ofSeconds(4));
        bob.open(OF_ALICE, OF_BOB);
        alice.open(OF_ALICE, OF_BOB);
        alice.share(OF_ALICE, OF_BOB);
        simulation.runFor(2 * SECOND);
        assertThat(bob.sent()).hasSize(1);
        simulation.runFor(4 * SECOND);
        assertThat(bob.sent()).contains(new SessionHash(bob.used().ownHash(), true));
    }
}
