package io.github.peerfire.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.IntegerUnixChannelOption;

/**
 * Has Linux send each datagram whole or not at all: no router divides it, nor does the system after a router, or
 * somebody who writes in a router's name, said that it is too long. Otherwise a probe of the path (RFC 7016 §3.5.4.3,
 * RFC 4821 §4) would arrive in pieces and count as one that fits. It also saves the system to number datagrams for
 * those who put pieces together.
 */
final class WholeDatagrams {

    // From linux/in.h and linux/in6.h: the same everywhere.
    private static final int IPPROTO_IP = 0;
    private static final int IP_MTU_DISCOVER = 10;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IPV6_MTU_DISCOVER = 23;
    private static final int PMTUDISC_PROBE = 3;

    private static final IntegerUnixChannelOption IPV4 =
            new IntegerUnixChannelOption("IP_MTU_DISCOVER", IPPROTO_IP, IP_MTU_DISCOVER);
    private static final IntegerUnixChannelOption IPV6 =
            new IntegerUnixChannelOption("IPV6_MTU_DISCOVER", IPPROTO_IPV6, IPV6_MTU_DISCOVER);

    private WholeDatagrams() {
    }

    /** Asks for it when the socket is made; a socket for IPv6 may speak to IPv4 addresses, too. */
    static void on(Bootstrap bootstrap, SocketProtocolFamily family) {
        bootstrap.option(IPV4, PMTUDISC_PROBE);
        if (family == SocketProtocolFamily.INET6) {
            bootstrap.option(IPV6, PMTUDISC_PROBE);
        }
    }
}
