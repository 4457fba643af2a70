package io.github.peerfire.rendezvous;

/** Decides who is admitted. */
@FunctionalInterface
public interface ConnectAuthorizer {

    /**
     * Decides about one {@code connect} command. Called on an event loop, once per session, and on several loops at the
     * same time: it must answer from memory and must not block. If it throws, the endpoint is refused.
     */
    ConnectDecision authorize(ConnectRequest request);
}
