package io.github.peerfire.rtmfp;

/**
 * How one endpoint behaves; see {@link Builder} for each setting.
 *
 * @param acceptSessions whether it answers as responder
 * @param answerLookups whether it reports lookups of other identities, as a Redirector or Forwarder does
 * @param keepalivePeriod nanoseconds of silence before a session asks for a sign of life; more than 0
 * @param silenceLimit nanoseconds of unanswered silence after which a session is given up; more than 0
 */
public record EndpointConfig(
        boolean acceptSessions, boolean answerLookups, long keepalivePeriod, long silenceLimit) {

    /** A peer: opens and accepts sessions, introduces nobody. */
    public static final EndpointConfig PEER =
            new EndpointConfig(true, false, 25_000_000_000L, 60_000_000_000L);

    /** A rendezvous: accepts sessions and is told of lookups. */
    public static final EndpointConfig RENDEZVOUS =
            new EndpointConfig(true, true, 20_000_000_000L, 50_000_000_000L);
}
