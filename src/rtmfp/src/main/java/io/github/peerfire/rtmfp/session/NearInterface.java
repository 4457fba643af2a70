package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.wire.AddressScope;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * One of an endpoint's ways to the network (RFC 7016 §1.2, Interface).
 *
 * @param id what datagrams are marked with that come or go this way
 * @param relay whether it leads through a proxy. Such a way is a backup: startup packets go there later than directly
 * @param addresses what a socket is bound to, or what a proxy lent: where others reach the endpoint this way; not empty
 */
public record NearInterface(int id, boolean relay, List<InetSocketAddress> addresses) {

    /** @throws IllegalArgumentException if there is no address */
    public NearInterface {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("An interface has an address");
        }
    }

    /** Whether a datagram to that address can go this way, as far as addresses can tell. */
    public boolean reaches(InetAddress destination) {
        for (InetSocketAddress near : addresses) {
            if (relay ? relayReaches(near.getAddress(), destination) : socketReaches(near.getAddress(), destination)) {
                return true;
            }
        }
        return false;
    }

    private static boolean socketReaches(InetAddress near, InetAddress destination) {
        if (near.isAnyLocalAddress()) {
            return near instanceof Inet6Address || sameFamily(near, destination);
        }
        return sameFamily(near, destination) && (!near.isLoopbackAddress() || destination.isLoopbackAddress());
    }

    /** RFC 8656 §9.1: a peer has the family of a relayed address. */
    private static boolean relayReaches(InetAddress near, InetAddress destination) {
        return sameFamily(near, destination) && switch (AddressScope.of(destination)) {
            case PUBLIC, PRIVATE -> true;
            case LOOPBACK -> near.isLoopbackAddress();
            case UNUSABLE -> false;
        };
    }

    private static boolean sameFamily(InetAddress one, InetAddress other) {
        return one.getClass() == other.getClass();
    }
}
