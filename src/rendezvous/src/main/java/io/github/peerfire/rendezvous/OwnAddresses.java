package io.github.peerfire.rendezvous;

import io.github.peerfire.rtmfp.wire.AddressScope;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the server is bound. Immutable. */
final class OwnAddresses {

    static final OwnAddresses NONE = new OwnAddresses(List.of(), false, false, new ServerSite(List.of()));

    private final List<InetSocketAddress> bound;
    private final Set<Integer> ports;
    private final int probePort;
    private final boolean everywhere;
    private final ServerSite site;

    /**
     * @param bound in the order of interfaces
     * @param hasProbe whether the last of them is the second port
     * @param everywhere whether it is bound to all addresses of this host: then to loopback too, which is not among
     *     them
     */
    OwnAddresses(List<InetSocketAddress> bound, boolean hasProbe, boolean everywhere, ServerSite site) {
        this.everywhere = everywhere;
        this.bound = List.copyOf(bound);
        this.ports = bound.stream().map(InetSocketAddress::getPort).collect(Collectors.toSet());
        this.probePort = hasProbe ? bound.get(bound.size() - 1).getPort() : -1;
        this.site = site;
    }

    /** Whether an address is the server itself. */
    boolean contains(InetSocketAddress address) {
        return bound.contains(address) || ports.contains(address.getPort()) && site.isPublic(address.getAddress());
    }

    /** Where a client finds the second port; empty if there is none, or it is not known where clients see it. */
    Optional<InetSocketAddress> probe(InetAddress client) {
        return at(client, probePort);
    }

    /** Where a client finds a port of this host; empty for a negative one, or if it is not known. */
    Optional<InetSocketAddress> at(InetAddress client, int port) {
        if (port < 0) {
            return Optional.empty();
        }
        AddressScope scope = AddressScope.of(client);
        if (scope == AddressScope.LOOPBACK && everywhere) {
            return Optional.of(new InetSocketAddress(client, port));
        }
        Optional<InetAddress> outside =
                scope == AddressScope.PUBLIC ? site.outside(client) : Optional.empty();
        return outside.or(() -> local(client, scope))
                .or(() -> scope == AddressScope.PUBLIC ? Optional.empty() : local(client, AddressScope.PRIVATE))
                .or(() -> scope == AddressScope.PUBLIC ? Optional.empty() : local(client, AddressScope.PUBLIC))
                .map(address -> new InetSocketAddress(address, port));
    }

    private Optional<InetAddress> local(InetAddress client, AddressScope scope) {
        return bound.stream().map(InetSocketAddress::getAddress)
                .filter(address -> ServerSite.isOneFamily(address, client) && AddressScope.of(address) == scope)
                .findFirst();
    }
}
