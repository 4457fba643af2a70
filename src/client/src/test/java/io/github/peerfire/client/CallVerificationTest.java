package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.PeerId;
import org.junit.jupiter.api.Test;

class CallVerificationTest {

    private static final PeerId ALICE = PeerId.parse("a1".repeat(32));
    private static final PeerId BOB = PeerId.parse("b2".repeat(32));
    private static final byte[] OF_ALICE = Bytes.counting(0x40);
    private static final byte[] OF_BOB = Bytes.counting(0x60);

    private final CallVerification alice = new CallVerification("sid", true, true, ALICE, BOB);
    private final CallVerification bob = new CallVerification("sid", false, true, BOB, ALICE);

    @Test
    void bothSidesOfTheSameSessionVerifyEachOther() {
        alice.sessionOpened(OF_ALICE, OF_BOB);
        bob.sessionOpened(OF_BOB, OF_ALICE);
        assertThat(alice.isVerified()).isFalse();
        alice.takeFarHash(bob.ownHash());
        bob.takeFarHash(alice.ownHash());
        assertThat(alice.isVerified()).isTrue();
        assertThat(bob.isVerified()).isTrue();
        assertThat(alice.code()).isEqualTo(bob.code());
    }

    @Test
    void aHashThatComesBeforeTheSessionIsOpenIsKept() {
        bob.sessionOpened(OF_BOB, OF_ALICE);
        alice.takeFarHash(bob.ownHash());
        assertThat(alice.isVerified()).isFalse();
        alice.sessionOpened(OF_ALICE, OF_BOB);
        assertThat(alice.isVerified()).isTrue();
    }

    @Test
    void somebodyInBetweenIsFound() {
        alice.sessionOpened(OF_ALICE, Bytes.counting(0x61));
        bob.sessionOpened(OF_BOB, Bytes.counting(0x41));
        alice.takeFarHash(bob.ownHash());
        assertThat(alice.isVerified()).isFalse();
        assertThat(alice.hasFarHash()).isTrue();
    }

    @Test
    void ourOwnHashSentBackIsNotTheirs() {
        alice.sessionOpened(OF_ALICE, OF_BOB);
        alice.takeFarHash(alice.ownHash());
        assertThat(alice.isVerified()).isFalse();
    }

    @Test
    void aNewSessionNeedsANewHash() {
        alice.sessionOpened(OF_ALICE, OF_BOB);
        bob.sessionOpened(OF_BOB, OF_ALICE);
        alice.takeFarHash(bob.ownHash());
        assertThat(alice.isVerified()).isTrue();
        assertThat(alice.sessionOpened(OF_ALICE, OF_BOB)).as("the same session").isFalse();
        assertThat(alice.isVerified()).isTrue();
        assertThat(alice.sessionOpened(Bytes.counting(0), OF_BOB)).as("another session").isTrue();
        assertThat(alice.isVerified()).isFalse();
        assertThat(alice.hasFarHash()).isFalse();
    }

    @Test
    void aPeerThatCannotReadNoncesNeedsOnlyASession() {
        CallVerification legacy = new CallVerification("sid", true, false, ALICE, BOB);
        assertThat(legacy.isVerified()).isFalse();
        legacy.sessionOpened(OF_ALICE, OF_BOB);
        assertThat(legacy.isVerified()).isTrue();
    }
}
