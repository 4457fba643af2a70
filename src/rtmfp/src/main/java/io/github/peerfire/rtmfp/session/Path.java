package io.github.peerfire.rtmfp.session;

import java.net.InetSocketAddress;

/** Where packets go: a far address, through one of the near interfaces. */
record Path(InetSocketAddress address, int interfaceId) {

    /** Whether a far end may be at that address at all; false for what no packet can or should be sent to. */
    static boolean isUsable(InetSocketAddress address) {
        return !address.isUnresolved()
                && address.getPort() != 0
                && !address.getAddress().isAnyLocalAddress()
                && !address.getAddress().isMulticastAddress()
                && !isBroadcast(address.getAddress().getAddress());
    }

    private static boolean isBroadcast(byte[] address) {
        return address.length == 4 && address[0] == -1 && address[1] == -1 && address[2] == -1 && address[3] == -1;
    }
}
