package io.github.peerfire.openfire.operation.endpoint;

import io.github.peerfire.openfire.operation.Administrator;
import java.util.Optional;
import java.util.Set;

/** The endpoints that are connected, of which there may be 100,000. */
public interface EndpointDirectory {

    /** By what they may be sorted: by nothing that the privacy setting hides, which the order would tell. */
    Set<EndpointSort> sorts();

    /**
     * A page of those that fit, by when they connected if they may not be sorted as was asked. Does not wait for
     * anything but the names of keys.
     */
    EndpointPage find(EndpointQuery query);

    /** One of them. */
    Optional<EndpointRow> get(long connectionId);

    /**
     * Disconnects an endpoint, which may come back.
     *
     * @return whether it was here
     */
    boolean disconnect(Administrator who, long connectionId);
}
