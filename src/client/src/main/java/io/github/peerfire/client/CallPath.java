package io.github.peerfire.client;

import java.net.InetSocketAddress;

/**
 * How the packets of a call go.
 *
 * @param farAddress where they are sent to
 * @param relayed whether a relay is in between: ours, the other side's, or the server's of last resort
 */
public record CallPath(InetSocketAddress farAddress, boolean relayed) {
}
