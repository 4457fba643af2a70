package io.github.peerfire.rendezvous.cluster;

import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a node sees a client.
 *
 * @param observed where its packets come from
 * @param outside where it is seen outside of that node's own network, if that is elsewhere and known
 */
public record Sighting(InetSocketAddress observed, Optional<InetSocketAddress> outside) {

    /** Checks that nothing is null. */
    public Sighting {
        Objects.requireNonNull(observed, "observed");
        Objects.requireNonNull(outside, "outside");
    }

    /** Of a client of which nothing else is known. */
    public static Sighting at(InetSocketAddress observed) {
        return new Sighting(observed, Optional.empty());
    }
}
