package io.github.peerfire.openfire.operation.connectivity;

import io.github.peerfire.openfire.operation.Message;
import java.util.List;

/**
 * What the server found out about itself.
 *
 * @param reachability how sure it is that clients reach it
 * @param verdict in one sentence
 * @param findings sentences that say why, in order
 */
public record ServerVerdict(Reachability reachability, Message verdict, List<Message> findings) {

    /** How sure the server is that clients reach it. */
    public enum Reachability {
        /** Somebody from outside its own network is or was connected. */
        PROVEN,
        /** Nothing speaks against it, but nobody from outside its network was here. */
        UNPROVEN,
        /** Something speaks against it. */
        DOUBTFUL,
        /** It does not listen. */
        IMPOSSIBLE
    }

    /** Copies the findings. */
    public ServerVerdict {
        findings = List.copyOf(findings);
    }
}
