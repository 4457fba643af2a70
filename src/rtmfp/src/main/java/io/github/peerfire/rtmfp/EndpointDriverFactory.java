package io.github.peerfire.rtmfp;

import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Makes drivers; found by {@link java.util.ServiceLoader} where an application does not choose one. */
public interface EndpointDriverFactory {

    /** Randomness of the kind that its drivers give their endpoints: for keys and identities made outside of them. */
    RandomSource random();

    /**
     * A factory like this one, whose drivers also go through TURN proxies where they do not get through directly. A
     * proxy that cannot be used shows as {@link EndpointEvent.RelayFailed}, and hinders nothing else.
     *
     * @throws UnsupportedOperationException if drivers of this kind know no proxies
     */
    default EndpointDriverFactory withTurn(List<TurnServer> proxies) {
        throw new UnsupportedOperationException("These drivers know no TURN proxies");
    }

    /**
     * Binds and starts a driver.
     *
     * @param bind addresses to bind to, one socket each; port 0 lets the system choose
     * @param config the endpoint's configuration
     * @param profile the endpoint's identity
     * @param listener is told all events, on the endpoint's thread
     * @return fails with {@link java.net.BindException} if an address cannot be bound
     */
    CompletableFuture<? extends EndpointDriver> start(
            List<InetSocketAddress> bind,
            EndpointConfig config,
            CryptographyProfile profile,
            EndpointListener listener);

    /**
     * How many drivers {@link #startSeveral} makes good use of on this machine; 1 if several of this kind cannot be
     * bound to one address.
     */
    default int usualNumber() {
        return 1;
    }

    /**
     * Binds and starts several drivers on threads of their own that are one endpoint to others: all are bound to the
     * same addresses, and what comes is spread over them by where it comes from. Each has its own part of the sessions,
     * and gets what is for these. Their time lines are one.
     *
     * @param bind as for {@link #start}
     * @param profiles one for each driver, with one identity; none is used by two drivers
     * @param listeners one for each driver
     * @return fails with {@link java.net.BindException} if an address cannot be bound, with {@link
     *     UnsupportedOperationException} if there are to be several, and several cannot be bound to one address here
     */
    default CompletableFuture<List<EndpointDriver>> startSeveral(
            List<InetSocketAddress> bind,
            EndpointConfig config,
            List<? extends CryptographyProfile> profiles,
            List<? extends EndpointListener> listeners) {
        if (listeners.size() != 1) {
            return CompletableFuture.failedFuture(
                    new UnsupportedOperationException("These drivers cannot share an address"));
        }
        return start(bind, config, profiles.get(0), listeners.get(0)).thenApply(List::of);
    }
}
