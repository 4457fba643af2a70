package io.github.peerfire.rendezvous.relay;

import java.net.InetAddress;

/**
 * One peer of a pair.
 *
 * @param connectionId names its connection to the server
 * @param address its IP address as it proved it to the server
 * @param bind the local address of the socket for it
 */
public record RelayPeer(long connectionId, InetAddress address, InetAddress bind) {
}
