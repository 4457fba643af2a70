package io.github.peerfire.client.videophone;

import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.StatusCode;

/**
 * Finds out whether who is called lets us play its control stream: then it waits for a greeting in ours. A Video Phone
 * of 2011 has no such stream, so that nothing follows from its end. On the endpoint's thread.
 */
final class Asking {

    private final CallMachine machine;
    private final CallSignals signals;
    private Runnable waiting = () -> { };
    private boolean letIn;

    Asking(CallMachine machine, CallSignals signals) {
        this.machine = machine;
        this.signals = signals;
    }

    /** Something happens to the control stream. */
    void status(NetStatus status) {
        if (status.code().equals(StatusCode.PLAY_START)) {
            letIn = true;
            waiting.run();
            waiting = () -> { };
        }
        if (letIn || machine.phase() == VideoPhonePhase.CONNECTING) {
            CallStreamsIn.follow(machine, status);
        }
    }

    /** Who is called plays our stream: it rings there, and is to be greeted if it may be a release that wants that. */
    void plays(Runnable greeting) {
        if (letIn || !signals.isUsed()) {
            greeting.run();
        } else {
            waiting = greeting;
        }
        machine.ringing();
    }
}
