package io.github.peerfire.rendezvous;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What counts as one source: an IPv4 address, or an IPv6 /64 network, since one site can use any address in it.
 *
 * @param prefix hexadecimal digits of the address or its prefix
 * @param local whether it is this machine, from which many come: behind a relay, or in tests
 */
record SourceNetwork(String prefix, boolean local) {

    private static final int IPV6_PREFIX_BYTES = 8;

    static SourceNetwork of(InetAddress address) {
        byte[] bytes = address.getAddress();
        byte[] prefix = address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes;
        return new SourceNetwork(HexFormat.of().formatHex(prefix), address.isLoopbackAddress());
    }
}
