package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.flow.FlowLimits;

/**
 * How the sessions of one endpoint behave.
 *
 * @param acceptSessions whether hellos to the near identity are answered
 * @param servesStrangers whether it is there for whoever comes, as servers are and peers are not: reports hellos to
 *     other identities, answers hellos with less, limits the packets of a session, keeps little of certificates
 * @param keepalivePeriod see {@link Session#setKeepalivePeriod}
 * @param silenceLimit see {@link Session#setSilenceLimit}
 * @param amplification how many bytes a hello from anywhere may cause to be sent at most, for each of its own, in
 *     datagrams without headers of the network, where strangers are not served
 * @param candidates which addresses are believed that others tell
 * @param maximumPacketSize the longest datagram of a session, if the path carries it
 * @param relayDelay how much later than directly startup packets go through a relay, in nanoseconds
 * @param idleLimit after how long without any flow a session is closed, in nanoseconds
 * @param flowLimits limits of each session's flows
 * @param flowRoom bytes that the flows of all sessions keep together because of their far ends; see
 *     {@link io.github.peerfire.rtmfp.flow.FlowRoom}
 */
public record SessionSettings(
        boolean acceptSessions,
        boolean servesStrangers,
        long keepalivePeriod,
        long silenceLimit,
        int amplification,
        CandidateRules candidates,
        int maximumPacketSize,
        long relayDelay,
        long idleLimit,
        FlowLimits flowLimits,
        long flowRoom) {
}
