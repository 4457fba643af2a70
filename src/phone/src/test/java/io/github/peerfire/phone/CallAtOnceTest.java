package io.github.peerfire.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SignInPhase;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallAtOnceTest {

    private int calls;
    private final CallAtOnce atOnce = new CallAtOnce(() -> calls++);

    private void see(SignInPhase... phases) {
        Stream.of(phases).map(CallAtOnceTest::phone).forEach(atOnce);
    }

    /** Whoever types the password, and however often it was wrong before. */
    @Test
    void itIsPlacedWhenTheUserIsSignedInForTheFirstTimeAndNotAgain() {
        see(SignInPhase.SIGNED_OUT, SignInPhase.SIGNING_IN, SignInPhase.SIGNED_OUT, SignInPhase.SIGNING_IN);
        assertThat(calls).isZero();
        see(SignInPhase.SIGNED_IN);
        assertThat(calls).isEqualTo(1);
        see(SignInPhase.SIGNED_IN, SignInPhase.SIGNED_OUT, SignInPhase.SIGNING_IN, SignInPhase.SIGNED_IN);
        assertThat(calls).isEqualTo(1);
    }

    private static PhoneSnapshot phone(SignInPhase phase) {
        PhoneSnapshot none = PhoneSnapshot.NEW;
        return new PhoneSnapshot(phase, Optional.empty(), none.device(), none.connection(), none.contacts(),
                none.calls(), none.missed(), none.notice(), none.settings(), none.devices(), false);
    }
}
