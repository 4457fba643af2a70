package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.calls.CallManager;
import java.time.Duration;
import java.util.Optional;

/** What losses of the XMPP stream mean for calls and for the binding. Lives on the client's thread. */
final class XmppLosses implements XmppKeeper.Listener {

    /** To calls a stream that is soon resumed was never lost. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final CallClock clock;
    private final CallManager calls;
    private final RendezvousKeeper keeper;
    private final ClientCallHost host;
    private final Others others;
    private CallClock.Timer timer = () -> { };
    private boolean told;

    /** What else there is on a stream. */
    interface Others {

        /** The stream's session is over: rooms are left, and whatever the server was told is forgotten. */
        void sessionOver();

        /** There is another session, which begins with nothing. */
        void sessionBegun();

        /** The server may tell others that we are here. */
        void show();

        /** Whether there is a stream may be another than before. */
        void changed();

        /**
         * There is no other stream yet.
         *
         * @param by what keeps it away; empty if nothing is known that lasts
         */
        void hindered(Optional<ClientState> by);
    }

    XmppLosses(CallClock clock, CallManager calls, RendezvousKeeper keeper, ClientCallHost host, Others others) {
        this.clock = clock;
        this.calls = calls;
        this.keeper = keeper;
        this.host = host;
        this.others = others;
    }

    @Override
    public void lost(boolean resumable) {
        keeper.xmppLost();
        told = !resumable;
        if (resumable) {
            timer = clock.schedule(GRACE, this::tellCalls);
        } else {
            others.sessionOver();
            calls.xmppLost();
        }
        others.changed();
    }

    private void tellCalls() {
        timer.cancel();
        if (!told) {
            told = true;
            calls.xmppLost();
        }
    }

    @Override
    public void back(boolean resumed) {
        keeper.xmppBack(resumed);
        if (!resumed) {
            others.sessionOver();
            tellCalls();
            others.sessionBegun();
        }
        timer.cancel();
        host.xmppBack(resumed);
        if (told) {
            calls.xmppBack();
        }
        if (!resumed) {
            others.show();
        }
        others.changed();
    }

    @Override
    public void hindered(Optional<ClientState> by) {
        others.hindered(by);
    }
}
