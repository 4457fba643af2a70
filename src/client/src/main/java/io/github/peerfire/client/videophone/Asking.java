package io.github.peerfire.client.videophone;

import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.PeerStream;
import io.github.peerfire.flash.StatusCode;
import java.util.function.Consumer;

/**
 * Finds out whether who is called lets us play its control stream: then it waits for a greeting in ours. A Video Phone
 * of 2011 has no such stream, so that nothing follows from its end. On the endpoint's thread.
 */
final class Asking {

    private final CallMachine machine;
    private final CallSignals signals;
    private final Consumer<PeerStream> greeting;
    private PeerStream waiting;
    private boolean letIn;

    Asking(CallMachine machine, CallSignals signals, Consumer<PeerStream> greeting) {
        this.machine = machine;
        this.signals = signals;
        this.greeting = greeting;
    }

    /** Something happens to the control stream. */
    void status(NetStatus status) {
        if (status.code().equals(StatusCode.PLAY_START)) {
            letIn = true;
            if (waiting != null) {
                greeting.accept(waiting);
                waiting = null;
            }
        }
        if (letIn || machine.phase() == VideoPhonePhase.CONNECTING) {
            CallStreamsIn.follow(machine, status);
        }
    }

    /** Who is called plays our stream: it rings there. */
    void plays(PeerStream subscriber) {
        if (letIn || !signals.isUsed()) {
            greeting.accept(subscriber);
        } else {
            waiting = subscriber;
        }
        machine.ringing();
    }
}
