package io.github.peerfire.phone;

import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SignInPhase;
import java.util.function.Consumer;

/** Calls whom the command line names when the user is signed in for the first time, whoever typed the password. */
final class CallAtOnce implements Consumer<PhoneSnapshot> {

    private final Runnable call;
    private boolean placed;

    CallAtOnce(Runnable call) {
        this.call = call;
    }

    @Override
    public void accept(PhoneSnapshot now) {
        if (!placed && now.phase() == SignInPhase.SIGNED_IN) {
            placed = true;
            call.run();
        }
    }
}
