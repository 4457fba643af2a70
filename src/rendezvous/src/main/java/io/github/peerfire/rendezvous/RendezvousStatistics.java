package io.github.peerfire.rendezvous;

/**
 * A snapshot of the rendezvous' counters since it started.
 *
 * @param sessionsOpen sessions open now, admitted or not
 * @param peersConnected peers admitted now
 * @param sessionsOpened sessions opened
 * @param sessionsRefused sessions closed at once: their source had too many, or too many of its connects were rejected
 * @param connectsAccepted {@code connect} commands accepted
 * @param connectsRejected {@code connect} commands rejected
 * @param connectTimeouts sessions closed because no {@code connect} came in time
 * @param introductions lookups answered
 * @param lookupsFromStrangers lookups from an address that is no admitted peer's
 * @param lookupsUnanswerable lookups without a fingerprint, or of a peer that is not here
 * @param lookupsRefused lookups that the policy refused or did not answer in time
 * @param lookupsLimited lookups over a limit
 * @param malformedMessages messages that do not parse, or that no client sends
 */
public record RendezvousStatistics(
        long sessionsOpen,
        long peersConnected,
        long sessionsOpened,
        long sessionsRefused,
        long connectsAccepted,
        long connectsRejected,
        long connectTimeouts,
        long introductions,
        long lookupsFromStrangers,
        long lookupsUnanswerable,
        long lookupsRefused,
        long lookupsLimited,
        long malformedMessages) {
}
