package io.github.peerfire.rendezvous;

import io.github.peerfire.rendezvous.cluster.Sighting;
import io.github.peerfire.rtmfp.wire.AddressScope;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where the server is as seen from inside and outside of its own network. In front of a server in a LAN there is a NAT,
 * and clients of that LAN reach the server without passing it: the addresses at which those are observed mean nothing
 * outside. There, they are at the NAT's address, and at the same port if it keeps ports. Safe for use by several
 * threads.
 */
final class ServerSite {

    private volatile List<InetAddress> publicAddresses;

    /** @param publicAddresses where the server is seen from outside, one of a family at most */
    ServerSite(List<InetAddress> publicAddresses) {
        this.publicAddresses = List.copyOf(publicAddresses);
    }

    /** Is seen elsewhere from now on. */
    void change(List<InetAddress> addresses) {
        publicAddresses = List.copyOf(addresses);
    }

    /**
     * Whether two observed addresses are of one site, so that private addresses of the one can mean something to the
     * other.
     */
    boolean isOneSite(InetAddress a, InetAddress b) {
        if (a.equals(b)) {
            return true;
        }
        boolean inside = AddressScope.of(a) != AddressScope.PUBLIC;
        boolean otherInside = AddressScope.of(b) != AddressScope.PUBLIC;
        // who comes by the server's public address from inside was sent back by the NAT
        return inside && otherInside
                || inside && publicAddresses.contains(b) || otherInside && publicAddresses.contains(a);
    }

    /** What an observed address is to somebody; empty if it is nothing there. */
    Optional<InetSocketAddress> as(InetSocketAddress observed, InetAddress seenFrom) {
        AddressScope scope = AddressScope.of(observed.getAddress());
        boolean meaningful = switch (scope) {
            case PUBLIC -> true;
            case PRIVATE -> isOneSite(observed.getAddress(), seenFrom);
            case LOOPBACK -> AddressScope.of(seenFrom) == AddressScope.LOOPBACK;
            case UNUSABLE -> false;
        };
        return meaningful ? Optional.of(observed) : outside(observed);
    }

    /** What a client that is observed there is to other nodes, which may be in networks of their own. */
    Sighting sighting(InetSocketAddress observed) {
        boolean known = AddressScope.of(observed.getAddress()) == AddressScope.PUBLIC;
        return new Sighting(observed, known ? Optional.empty() : outside(observed));
    }

    /**
     * Where a client of another node is, as seen from this one's network: nodes are in one if they are seen at the same
     * address from outside. Empty if that is known of one of them only, and not of the client's.
     */
    Optional<InetSocketAddress> here(Sighting elsewhere) {
        InetSocketAddress observed = elsewhere.observed();
        boolean means = AddressScope.of(observed.getAddress()) == AddressScope.PUBLIC
                || elsewhere.outside().equals(outside(observed));
        return means ? Optional.of(observed) : elsewhere.outside();
    }

    private Optional<InetSocketAddress> outside(InetSocketAddress observed) {
        return outside(observed.getAddress()).map(address -> new InetSocketAddress(address, observed.getPort()));
    }

    /** Whether it is the server's public address. */
    boolean isPublic(InetAddress address) {
        return publicAddresses.contains(address);
    }

    /** The server's public address of a family, if it is known. */
    Optional<InetAddress> outside(InetAddress like) {
        return publicAddresses.stream().filter(address -> isOneFamily(address, like)).findFirst();
    }

    static boolean isOneFamily(InetAddress a, InetAddress b) {
        return a instanceof Inet4Address == b instanceof Inet4Address;
    }
}
