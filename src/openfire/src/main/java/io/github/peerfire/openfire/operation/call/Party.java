package io.github.peerfire.openfire.operation.call;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One of two who were introduced, as far as the privacy setting lets administrators see.
 *
 * @param peerId 64 hexadecimal digits; empty if it is hidden
 * @param connectionId if it is still connected
 * @param name the full JID, or the label of the developer key, as long as it is known; empty if it is hidden
 * @param address where the server sees it as long as it is connected; empty if it is hidden
 */
public record Party(
        String peerId, OptionalLong connectionId, Optional<String> name, Optional<InetSocketAddress> address) {

    /** Somebody who is not shown. */
    public static final Party HIDDEN = new Party("", OptionalLong.empty(), Optional.empty(), Optional.empty());

    Party withoutAddress() {
        return new Party(peerId, connectionId, name, Optional.empty());
    }
}
