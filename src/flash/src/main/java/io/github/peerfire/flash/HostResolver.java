package io.github.peerfire.flash;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Finds a server's addresses. Is asked once for each connection, by whoever calls {@code connect}; the connection waits
 * for its answer without limit, so that it should have one of its own.
 *
 * <pre>{@code
 * NetConnectionConfig.builder().resolver(host ->
 *         CompletableFuture.completedFuture(List.of(InetAddress.getLoopbackAddress())));
 * }</pre>
 */
@FunctionalInterface
public interface HostResolver {

    /**
     * Looks a host up without blocking the caller.
     *
     * @param host a name, or an address in presentation format
     * @return all its addresses, best first; fails with {@link java.net.UnknownHostException} if there are none
     */
    CompletableFuture<List<InetAddress>> resolve(String host);
}
