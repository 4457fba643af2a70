package io.github.peerfire.rendezvous;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * What counts as one source: an IPv4 address, or an IPv6 /64 network, since one site can use any address in it.
 *
 * @param prefix the bits of the address or its prefix
 * @param ipv6 whether it is one of IPv6
 * @param local whether it is this machine, from which many come: behind a relay, or in tests
 */
public record SourceNetwork(long prefix, boolean ipv6, boolean local) {

    private static final int BITS_OF_SITE = 16;

    /** Of IPv6, the /48 network that it is of, the most that one site usually gets (RFC 6177). */
    long site() {
        return prefix >>> BITS_OF_SITE;
    }

    /** The one that an address is of. */
    public static SourceNetwork of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        boolean ipv6 = address instanceof Inet6Address;
        return new SourceNetwork(ipv6 ? bytes.getLong() : bytes.getInt(), ipv6, address.isLoopbackAddress());
    }
}
