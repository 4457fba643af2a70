package io.github.peerfire.rtmfp;

import io.github.peerfire.rtmfp.flow.FlowLimits;
import io.github.peerfire.rtmfp.session.SessionSettings;

/**
 * How one endpoint behaves.
 *
 * @param acceptSessions whether it answers as responder
 * @param answerLookups whether it reports lookups of other identities, as a Redirector or Forwarder does
 * @param keepalivePeriod nanoseconds of silence before a session asks for a sign of life; more than 0
 * @param silenceLimit nanoseconds of unanswered silence after which a session is given up; more than 0
 * @param amplification how many bytes an unproven hello may cause to be sent for each of its own, at least 1; a few per
 *     second may cause more
 */
public record EndpointConfig(
        boolean acceptSessions, boolean answerLookups, long keepalivePeriod, long silenceLimit, int amplification) {

    /** Of plain packets for messages that are written before a session's cipher is known; fits with all of them. */
    private static final int EARLY_PACKET_SIZE = 1_120;

    /** A peer: opens and accepts sessions, introduces nobody. */
    public static final EndpointConfig PEER =
            new EndpointConfig(true, false, 25_000_000_000L, 60_000_000_000L, 3);

    /** A rendezvous: accepts sessions and is told of lookups. */
    public static final EndpointConfig RENDEZVOUS =
            new EndpointConfig(true, true, 20_000_000_000L, 50_000_000_000L, 3);

    public EndpointConfig {
        if (keepalivePeriod <= 0 || silenceLimit <= 0 || amplification < 1) {
            throw new IllegalArgumentException("Periods and amplification must be more than 0");
        }
    }

    SessionSettings sessionSettings() {
        FlowLimits limits = answerLookups ? FlowLimits.MODEST : FlowLimits.DEFAULT;
        return new SessionSettings(acceptSessions, answerLookups, keepalivePeriod, silenceLimit, amplification,
                limits.withPacketSize(EARLY_PACKET_SIZE));
    }
}
