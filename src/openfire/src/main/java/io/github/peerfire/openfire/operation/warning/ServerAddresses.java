package io.github.peerfire.openfire.operation.warning;

import io.github.peerfire.rtmfp.wire.AddressScope;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** What the server can find out about addresses. Waits for name servers. */
public final class ServerAddresses {

    private ServerAddresses() {
    }

    /** The addresses of a host; none if it has none, or that cannot be found out. */
    public static List<InetAddress> of(String host) {
        try {
            return Arrays.asList(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    /** Whether an address is one of this machine. */
    public static boolean isOurs(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    /** Whether an address means the same everywhere. */
    public static boolean isPublic(InetAddress address) {
        return AddressScope.of(address) == AddressScope.PUBLIC;
    }
}
