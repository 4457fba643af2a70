package io.github.peerfire.rtmfp;

/** Is told what happens at an endpoint, on that endpoint's thread. Must not block. */
@FunctionalInterface
public interface EndpointListener {

    /**
     * Takes one event. May call back into the endpoint: events that this causes come later, never within this call.
     *
     * @param now the endpoint's time in nanoseconds
     */
    void onEvent(EndpointEvent event, long now);
}
