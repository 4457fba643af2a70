package io.github.peerfire.rtmfp.session;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * A {@link Path} in one object without others, for tables that many strangers have a place in; may become another's.
 */
final class FlatPath {

    private static final int IPV6_LENGTH = 16;

    private boolean ipv6;
    /** Of an address of IPv4, 0. */
    private long high;
    private long low;
    private int scope;
    private int port;
    private int interfaceId;

    /** Becomes that path. */
    void set(Path path) {
        InetAddress address = path.address().getAddress();
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        ipv6 = bytes.remaining() == IPV6_LENGTH;
        high = ipv6 ? bytes.getLong() : 0;
        low = ipv6 ? bytes.getLong() : bytes.getInt() & 0xffffffffL;
        scope = address instanceof Inet6Address scoped ? scoped.getScopeId() : 0;
        port = path.address().getPort();
        interfaceId = path.interfaceId();
    }

    /** The path. */
    Path path() {
        return new Path(new InetSocketAddress(address(), port), interfaceId);
    }

    /** The IP address. */
    InetAddress address() {
        try {
            if (ipv6) {
                byte[] bytes = ByteBuffer.allocate(IPV6_LENGTH).putLong(high).putLong(low).array();
                return Inet6Address.getByAddress(null, bytes, scope);
            }
            return InetAddress.getByAddress(ByteBuffer.allocate(Integer.BYTES).putInt((int) low).array());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address of that length exists", e);
        }
    }

    /** Whether it is that path. */
    boolean is(FlatPath other) {
        return isAtAddressOf(other) && port == other.port && interfaceId == other.interfaceId;
    }

    /** Whether the IP address is the same. */
    boolean isAtAddressOf(FlatPath other) {
        return ipv6 == other.ipv6 && high == other.high && low == other.low;
    }
}
