package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.wire.AddressScope;
import java.net.InetSocketAddress;
import java.util.Set;

/**
 * Which addresses are believed that others tell us to send to: those in a Responder Redirect and those to reply to in a
 * Forwarded Hello. What the application itself wants to open a session to is not subject to them.
 *
 * @param privateCandidates whether a far end with a public address may tell us addresses of a site
 * @param privilegedPorts the ports below 1024 that may be told
 */
public record CandidateRules(boolean privateCandidates, Set<Integer> privilegedPorts) {

    private static final int FIRST_UNPRIVILEGED_PORT = 1_024;

    /** Copies the ports. */
    public CandidateRules {
        privilegedPorts = Set.copyOf(privilegedPorts);
    }

    /** Whether to send to a candidate that was told from another address. */
    boolean admit(InetSocketAddress candidate, InetSocketAddress teller) {
        if (candidate.isUnresolved()
                || candidate.getPort() < FIRST_UNPRIVILEGED_PORT && !privilegedPorts.contains(candidate.getPort())) {
            return false;
        }
        AddressScope near = AddressScope.of(teller.getAddress());
        return switch (AddressScope.of(candidate.getAddress())) {
            case PUBLIC -> true;
            case PRIVATE -> privateCandidates || near != AddressScope.PUBLIC;
            case LOOPBACK -> near == AddressScope.LOOPBACK;
            case UNUSABLE -> false;
        };
    }
}
