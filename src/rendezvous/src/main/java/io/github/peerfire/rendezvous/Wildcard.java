package io.github.peerfire.rendezvous;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/** The address that stands for all local addresses. */
final class Wildcard {

    private static final int IPV6_LENGTH = 16;
    private static final int IPV4_LENGTH = 4;

    private Wildcard() {
    }

    /** That of IPv6, which serves both families, unless this host has none: then a socket of IPv6 cannot be had. */
    static InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[hasIpv6() ? IPV6_LENGTH : IPV4_LENGTH]);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("A wildcard address of right length is refused", e);
        }
    }

    /** That of an address's family. */
    static InetAddress like(InetAddress address) {
        try {
            return InetAddress.getByAddress(new byte[address.getAddress().length]);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("A wildcard address of right length is refused", e);
        }
    }

    private static boolean hasIpv6() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .anyMatch(Inet6Address.class::isInstance);
        } catch (SocketException e) {
            return false;
        }
    }
}
