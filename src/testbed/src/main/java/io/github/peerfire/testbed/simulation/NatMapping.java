package io.github.peerfire.testbed.simulation;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** One external port of a NAT, who it stands for, and whom that one talked to. */
final class NatMapping {

    final InetSocketAddress internal;
    final Object remoteAspect;
    final int port;
    private final Map<Object, Long> permitted = new LinkedHashMap<>();
    private long expiry;

    NatMapping(InetSocketAddress internal, Object remoteAspect, int port) {
        this.internal = internal;
        this.remoteAspect = remoteAspect;
        this.port = port;
    }

    boolean isFor(InetSocketAddress host, Object aspect) {
        return internal.equals(host) && remoteAspect.equals(aspect);
    }

    boolean isExpired(long now) {
        return now >= expiry;
    }

    void refresh(long until) {
        expiry = until;
    }

    void permit(Object aspect, long until) {
        permitted.put(aspect, until);
    }

    boolean permits(Object aspect, long now) {
        Long until = permitted.get(aspect);
        return until != null && now < until;
    }
}
