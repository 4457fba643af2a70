package io.github.peerfire.rendezvous;

import io.github.peerfire.rendezvous.relay.Relay;
import io.github.peerfire.rendezvous.relay.RelaySettings;
import io.github.peerfire.rendezvous.relay.RelayStatistics;
import io.github.peerfire.rendezvous.relay.RelayTransport;
import io.github.peerfire.rtmfp.common.RandomSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The relay of last resort, switched on and off while the server runs. Safe for use by several threads. */
final class RelaySwitch {

    private final Supplier<RelayTransport> transports;
    private final RandomSource random;
    /** Of relays that were switched off. */
    private RelayStatistics former = RelayStatistics.NONE;
    private CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);
    private volatile Relay relay;

    /** Off. {@code transports} makes what it sends through, anew each time that it is switched on. */
    RelaySwitch(Supplier<RelayTransport> transports, RandomSource random) {
        this.transports = transports;
        this.random = random;
    }

    /**
     * Has it relay within such limits, or not at all: then the pairs end.
     *
     * @return whether it is on and was off before
     */
    synchronized boolean set(Optional<RelaySettings> wanted) {
        if (wanted.isEmpty()) {
            off();
        } else if (relay == null) {
            relay = new Relay(wanted.get(), transports.get(), random);
            return true;
        } else {
            relay.change(wanted.get());
        }
        return false;
    }

    private void off() {
        Relay ending = relay;
        relay = null;
        if (ending != null) {
            ended = CompletableFuture.allOf(ended, ending.closeAsync());
            former = former.plus(ending.statistics());
        }
    }

    /** Empty while it is off. */
    Optional<Relay> relay() {
        return Optional.ofNullable(relay);
    }

    /** Of all that was relayed, whether it is on or not. */
    synchronized RelayStatistics statistics() {
        return relay().map(Relay::statistics).orElse(RelayStatistics.NONE).plus(former);
    }

    /** For good; when that is done, all ports are free. */
    synchronized CompletableFuture<Void> closeAsync() {
        off();
        return ended;
    }
}
