package io.github.peerfire.openfire.operation.connectivity;

import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.rendezvous.check.ConnectivityResult;
import java.util.List;

/**
 * What a test of an endpoint found.
 *
 * @param result in figures
 * @param verdict in one sentence
 * @param findings sentences that say why, in order
 */
public record EndpointVerdict(ConnectivityResult result, Message verdict, List<Message> findings) {

    /** Copies the findings. */
    public EndpointVerdict {
        findings = List.copyOf(findings);
    }
}
