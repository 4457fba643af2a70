package io.github.peerfire.flash;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Finds a server's addresses. */
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
