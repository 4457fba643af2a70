package io.github.peerfire.smack.calls;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a call may stay in a phase (ProtoXEP 7.4, 7.5).
 *
 * @param propose caller: until a device proceeds, ringing included
 * @param alert callee: until the user answers
 * @param prepare both: until the own binding lives
 * @param answer both: between proceed and session-accept
 * @param connect both: until the peer-to-peer session is open and verified
 * @param restore both: until a lost one is open again
 * @param offline both: without XMPP, if the session is lost, too (ProtoXEP 7.6)
 */
public record CallTimes(
        Duration propose, Duration alert, Duration prepare, Duration answer, Duration connect, Duration restore,
        Duration offline) {

    /** The ProtoXEP's values. */
    public static final CallTimes DEFAULT = new CallTimes(Duration.ofSeconds(60), Duration.ofSeconds(90),
            Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(20), Duration.ofSeconds(30),
            Duration.ofSeconds(120));

    /** The limit of a phase; empty if it has none, or goes on with the one of the phase before. */
    Optional<Duration> limit(CallPhase phase) {
        return switch (phase) {
            case IDLE, PREPARING -> Optional.of(prepare);
            case PROPOSED -> Optional.of(propose);
            case ALERTING -> Optional.of(alert);
            case INITIATING, PROCEEDED -> Optional.of(answer);
            case CONNECTING -> Optional.of(connect);
            case RESTORING -> Optional.of(restore);
            case CUT_OFF -> Optional.of(limitOffline(Duration.ZERO));
            case RINGING, ACTIVE, ENDED -> Optional.empty();
        };
    }

    /** How long a call goes on without XMPP and, from now on, media; XMPP has been away for some time already. */
    Duration limitOffline(Duration outage) {
        Duration rest = offline.minus(outage);
        return rest.compareTo(restore) > 0 ? rest : restore;
    }
}
