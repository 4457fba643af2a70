package io.github.peerfire.cli.decode;

import java.net.InetSocketAddress;

/** How addresses are written. */
final class Addresses {

    private Addresses() {
    }

    static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
