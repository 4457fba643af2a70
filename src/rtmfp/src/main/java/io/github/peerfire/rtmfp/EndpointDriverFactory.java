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
     * A factory like this one, whose drivers also go through TURN proxies where they do not get through directly. A proxy
     * that cannot be used shows as {@link EndpointEvent.RelayFailed}, and hinders nothing else.
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
}
