package io.github.peerfire.testbed.simulation;

import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.flow.FlowLimits;
import io.github.peerfire.rtmfp.session.Session;
import java.util.ArrayList;
import java.util.List;

/** What must hold for endpoints after every step, as far as they can be asked. */
public final class EndpointInvariants implements Runnable {

    /** Beyond the capacity one fragment may be accepted, that which comes next. */
    private static final long HELD_LIMIT = 2L * FlowLimits.DEFAULT.sessionBufferCapacity();

    private final long heldLimit;
    private final List<Endpoint> endpoints = new ArrayList<>();

    /** With the usual limits of what a session may hold. */
    public EndpointInvariants() {
        this(HELD_LIMIT);
    }

    EndpointInvariants(long heldLimit) {
        this.heldLimit = heldLimit;
    }

    /** Checks this endpoint too, from the next step on. */
    public void watch(Endpoint endpoint) {
        endpoints.add(endpoint);
    }

    @Override
    public void run() {
        for (Endpoint endpoint : endpoints) {
            for (Session session : endpoint.sessions()) {
                check(session.bytesInFlight(), session.bytesHeld());
            }
        }
    }

    void check(long bytesInFlight, long bytesHeld) {
        if (bytesInFlight < 0) {
            throw new InvariantException(bytesInFlight + " bytes in flight");
        }
        if (bytesHeld < 0 || bytesHeld > heldLimit) {
            throw new InvariantException(bytesHeld + " bytes held for one session");
        }
    }
}
