package io.github.peerfire.rendezvous;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a server takes new sessions, and how far it is if not.
 *
 * @param draining whether it takes none
 * @param sessionsLeft how many are open now
 * @param elsewhere where those are sent who ask for one; empty if they hear nothing
 * @param deadline when those who are left are disconnected; empty if they are not
 */
public record DrainStatus(
        boolean draining, int sessionsLeft, List<InetSocketAddress> elsewhere, Optional<Instant> deadline) {

    /** Copies the addresses. */
    public DrainStatus {
        elsewhere = List.copyOf(elsewhere);
    }

    /** Whether nobody is left, so that the server can be stopped without harm. */
    public boolean isDrained() {
        return draining && sessionsLeft == 0;
    }
}
