package io.github.peerfire.phone.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.CallStatistics;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.smack.element.MediaKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PairCallTest {

    private static final CallState FAILED = CallState.ended(CallEnding.MEDIA_FAILED);

    private final Alone phone = new Alone();
    private final SomePair call = new SomePair();

    @Test
    void whatWouldHelpIsToldOnceItIsKnown() {
        call.reached(FAILED);
        assertThat(phone.told).isEmpty();
        call.explained.complete("Your network blocks UDP; a TURN server would help.");
        assertThat(phone.told).containsExactly("Bob: Your network blocks UDP; a TURN server would help.");
    }

    @Test
    void whatWasToldAlreadyIsNotToldTwice() {
        call.reached(FAILED);
        call.explained.complete(FAILED.explain(Locale.ENGLISH));
        assertThat(phone.told).isEmpty();
    }

    @Test
    void nothingIsExplainedBeforeTheEnd() {
        call.explained.complete("Whatever.");
        call.reached(CallState.of(CallPhase.RINGING));
        assertThat(phone.told).isEmpty();
    }

    /** With Bob. */
    private final class SomePair extends PairCall {

        private final CompletableFuture<String> explained = new CompletableFuture<>();

        SomePair() {
            super(1, "Bob", false, CallState.of(CallPhase.CONNECTING), phone);
        }

        @Override
        CompletableFuture<String> explained() {
            return explained;
        }

        @Override
        CallSnapshot snapshot() {
            return new CallSnapshot(number(), CallKind.CONTACT, name(), true, false, state(),
                    new Resting().of(Set.of(MediaKind.AUDIO)), heard(), Optional.empty(), history(), chat(),
                    List.of());
        }

        @Override
        void open(CallDevices closed) {
            // Both sides never can talk.
        }

        @Override
        CompletableFuture<CallStatistics> statistics() {
            return CompletableFuture.completedFuture(CallStatistics.NONE);
        }

        @Override
        void follow() {
            // It changes by orders only.
        }

        @Override
        void accept() {
            // It does not ring.
        }

        @Override
        void hangUp() {
            // It is over soon.
        }

        @Override
        void setMuted(MediaKind kind, boolean rests) {
            // Nobody hears it.
        }

        @Override
        void setHeld(boolean held) {
            // Likewise.
        }

        @Override
        void send(String text) {
            // Nobody reads it.
        }
    }
}
