package io.github.peerfire.rtmfp;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowLimits;
import io.github.peerfire.rtmfp.flow.FlowRoom;
import io.github.peerfire.rtmfp.session.CandidateRules;
import io.github.peerfire.rtmfp.session.SessionSettings;
import java.util.Set;

/**
 * How one endpoint behaves.
 *
 * @param acceptSessions whether it answers as responder
 * @param servesStrangers whether it is there for whoever comes, as a Redirector or Forwarder is: reports lookups of
 *     other identities, answers no hello with more than one and a half times its bytes, or twice if the far end takes
 *     long answers only, looks into a limited number of packets of a session, and keeps little of far ends
 * @param keepalivePeriod nanoseconds of silence before a session asks for a sign of life; more than 0
 * @param silenceLimit nanoseconds of unanswered silence after which a session is given up; more than 0
 * @param amplification how many bytes an unproven hello may cause to be sent for each of its own otherwise, at least
 *     1; a few per second may cause more
 * @param candidates which addresses are believed that others tell us to send to. Whatever they say, none is link-local,
 *     multicast, reserved or another one in disguise, and loopback is taken from loopback only
 * @param relayDelay nanoseconds for which only direct ways to a far end are tried before a proxy is used too, where
 *     there is one; at least 0
 * @param idleLimit nanoseconds without any flow, in either direction, after which a session is closed (RFC 7016
 *     §3.5.5); more than 0
 * @param flowRoom bytes that the flows of all sessions keep together because of their far ends, beside
 *     {@link FlowRoom#OWN} for each session; at least 0
 */
public record EndpointConfig(boolean acceptSessions, boolean servesStrangers, long keepalivePeriod, long silenceLimit,
        int amplification, CandidateRules candidates, long relayDelay, long idleLimit, long flowRoom) {

    /** The longest datagram in bytes that a path is probed for: fits an Ethernet frame with headers of IPv6 and UDP. */
    public static final int ETHERNET_PACKET_SIZE = 1_452;

    /** Addresses of a site are needed where callers share one behind a NAT; a redirector tells them to those only. */
    private static final CandidateRules USUAL_CANDIDATES = new CandidateRules(true, Set.of());

    /** Of plain packets for messages that are written before a session's cipher is known; fits with all of them. */
    private static final int EARLY_PACKET_SIZE = 1_120;

    /** Three hellos go the direct way before, after 0, 0.3 and 2.1 s. */
    private static final long USUAL_RELAY_DELAY = 3 * Time.SECOND;

    /** As in the RFC's author's own implementation. */
    private static final long USUAL_IDLE_LIMIT = 300 * Time.SECOND;

    /** For all strangers together; peers have chosen whom they talk to. */
    private static final long STRANGERS_ROOM = 16_777_216;

    /** A peer: opens and accepts sessions, introduces nobody. */
    public static final EndpointConfig PEER =
            new EndpointConfig(true, false, 25_000_000_000L, 60_000_000_000L, 3);

    /** A rendezvous: accepts sessions and is told of lookups. */
    public static final EndpointConfig RENDEZVOUS =
            new EndpointConfig(true, true, 27_000_000_000L, 57_000_000_000L, 3);

    /** @throws IllegalArgumentException if anything is out of range */
    public EndpointConfig {
        if (keepalivePeriod <= 0 || silenceLimit <= 0 || amplification < 1 || relayDelay < 0
                || idleLimit <= 0 || flowRoom < 0) {
            throw new IllegalArgumentException(
                    "Periods and amplification must be more than 0, the delay and the room at least 0");
        }
    }

    /** With the usual rules for candidates, delay of relays, limit of idle sessions and room for flows. */
    public EndpointConfig(boolean acceptSessions, boolean servesStrangers, long keepalivePeriod, long silenceLimit,
            int amplification) {
        this(acceptSessions, servesStrangers, keepalivePeriod, silenceLimit, amplification, USUAL_CANDIDATES,
                USUAL_RELAY_DELAY, USUAL_IDLE_LIMIT, servesStrangers ? STRANGERS_ROOM : Long.MAX_VALUE);
    }

    /** The same with other rules for candidates. */
    public EndpointConfig withCandidates(CandidateRules rules) {
        return new EndpointConfig(acceptSessions, servesStrangers, keepalivePeriod, silenceLimit, amplification, rules,
                relayDelay, idleLimit, flowRoom);
    }

    /** The same with another delay of relays, in nanoseconds. */
    public EndpointConfig withRelayDelay(long delay) {
        return new EndpointConfig(acceptSessions, servesStrangers, keepalivePeriod, silenceLimit, amplification,
                candidates, delay, idleLimit, flowRoom);
    }

    /** The same with another limit of idle sessions, in nanoseconds; {@link Time#NEVER} for none. */
    public EndpointConfig withIdleLimit(long limit) {
        return new EndpointConfig(acceptSessions, servesStrangers, keepalivePeriod, silenceLimit, amplification,
                candidates, relayDelay, limit, flowRoom);
    }

    /** The same with another room for flows of all sessions together, in bytes. */
    public EndpointConfig withFlowRoom(long bytes) {
        return new EndpointConfig(acceptSessions, servesStrangers, keepalivePeriod, silenceLimit, amplification,
                candidates, relayDelay, idleLimit, bytes);
    }

    SessionSettings sessionSettings() {
        FlowLimits limits = servesStrangers ? FlowLimits.MODEST : FlowLimits.DEFAULT;
        return new SessionSettings(acceptSessions, servesStrangers, keepalivePeriod, silenceLimit, amplification,
                candidates, ETHERNET_PACKET_SIZE, relayDelay, idleLimit, limits.withPacketSize(EARLY_PACKET_SIZE),
                flowRoom);
    }
}
