package io.github.peerfire.rtmfp.common;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Numbers by which addresses are found in tables: all of an address and port of IPv4, a secret hash of one of IPv6.
 * Immutable.
 */
public final class AddressNumbers {

    private final SipHash hash;

    /** @param hash nobody else knows its secret */
    public AddressNumbers(SipHash hash) {
        this.hash = hash;
    }

    /**
     * The number of a resolved address: not negative for one of IPv4, which no other one has; negative for one of IPv6,
     * which another one of IPv6 may have by chance, but not by intention. The scope of an address does not count.
     */
    public long of(InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        if (ip instanceof Inet4Address) {
            return (ip.hashCode() & 0xffffffffL) << Short.SIZE | address.getPort();
        }
        byte[] bytes = ip.getAddress();
        return hash.of(ByteBuffer.allocate(bytes.length + Short.BYTES)
                .put(bytes).putShort((short) address.getPort()).array()) | Long.MIN_VALUE;
    }

    /** Whether such a number says all of the address. */
    public static boolean isExact(long number) {
        return number >= 0;
    }
}
