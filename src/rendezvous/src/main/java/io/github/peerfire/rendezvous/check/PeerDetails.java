package io.github.peerfire.rendezvous.check;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * What is known of a client without trying anything out.
 *
 * @param own the addresses that it says it has; usable ones only
 * @param mapping what was seen of its NAT; unknown if it has not said where it is
 * @param roundTrip the smoothed round-trip time of its session
 */
public record PeerDetails(List<InetSocketAddress> own, NatMapping mapping, Duration roundTrip) {

    /** Copies the addresses. */
    public PeerDetails {
        own = List.copyOf(own);
    }
}
