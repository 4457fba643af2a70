package io.github.peerfire.openfire.operation.connectivity;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Tries out the connections of clients and of the server itself. */
public interface ConnectivityTests {

    /**
     * Tries out an endpoint, which takes up to three seconds.
     *
     * @return empty if it is not connected, or was tried out a moment ago, or too much is being tried out
     */
    CompletionStage<Optional<EndpointVerdict>> endpoint(long connectionId);

    /** Tries out what the server can find out about itself; not more than it can know. May wait for name servers. */
    ServerVerdict server();
}
