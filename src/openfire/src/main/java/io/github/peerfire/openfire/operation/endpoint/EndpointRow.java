package io.github.peerfire.openfire.operation.endpoint;

import io.github.peerfire.rendezvous.check.NatMapping;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An endpoint as administrators see it.
 *
 * @param connectionId names its connection
 * @param admission how it was admitted
 * @param jid the full JID that it is bound to, or whose ticket it presented; empty for holders of developer keys
 * @param bound whether it is bound to that JID
 * @param keyId of its developer key
 * @param keyLabel of its developer key, as long as there is one
 * @param peerId 64 hexadecimal digits
 * @param staticKeys whether it proved possession of the peer ID
 * @param observed where the server sees it; empty if the privacy setting hides addresses
 * @param own where it says it is; empty if the privacy setting hides addresses
 * @param nat what its NAT does, as far as it is known without a test; unknown if it has not said where it is
 * @param roundTrip smoothed round-trip time, if one was measured
 * @param since when it was admitted
 */
public record EndpointRow(
        long connectionId,
        Admission admission,
        Optional<String> jid,
        boolean bound,
        Optional<String> keyId,
        Optional<String> keyLabel,
        String peerId,
        boolean staticKeys,
        Optional<InetSocketAddress> observed,
        List<InetSocketAddress> own,
        NatMapping nat,
        Optional<Duration> roundTrip,
        Instant since) {

    /** How an endpoint was admitted. */
    public enum Admission {
        /** With a ticket, as an XMPP user. */
        TICKET,
        /** With a developer key. */
        KEY,
        /** In a way of which nothing is known here. */
        OTHER
    }

    /** Copies the addresses. */
    public EndpointRow {
        own = List.copyOf(own);
    }
}
