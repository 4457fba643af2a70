package io.github.peerfire.client.videophone;

import io.github.peerfire.flash.NetConnection;
import java.util.EnumSet;
import java.util.Set;

/**
 * What this side of a call says through the rendezvous: nothing, until the other side may be a Video Phone of 2011. On
 * the line's thread, but for {@link #isUsed}.
 */
final class CallSignals {

    private static final Set<VideoPhoneEnding> KNOWN_THERE =
            EnumSet.of(VideoPhoneEnding.REMOTE_HUNG_UP, VideoPhoneEnding.BUSY);

    private final NetConnection through;
    private final CallMachine machine;
    private final String self;
    private final boolean incoming;
    private volatile boolean used;

    CallSignals(NetConnection through, CallMachine machine, String self, boolean incoming) {
        this.through = through;
        this.machine = machine;
        this.self = self;
        this.incoming = incoming;
    }

    /** Whether anything was said that way. */
    boolean isUsed() {
        return used;
    }

    /** The other side called this way. */
    void use() {
        used = true;
    }

    /** Calls, if nobody was reached otherwise. */
    void invite() {
        if (machine.phase() == VideoPhonePhase.CONNECTING) {
            used = true;
            Signal.INVITE.send(through, machine.peer(), self);
        }
    }

    void accept() {
        if (used) {
            Signal.ACCEPT.send(through, machine.peer(), self);
        }
    }

    /**
     * The call is over, of which the other side is told unless it knows: a Video Phone of 2011 that refused us hangs up
     * the call that it has instead when it is told.
     */
    void end() {
        if (used && machine.ending().filter(KNOWN_THERE::contains).isEmpty()) {
            Signal last = machine.isActive() ? Signal.BYE : incoming ? Signal.REJECT : Signal.CANCEL;
            last.send(through, machine.peer(), self);
        }
    }
}
