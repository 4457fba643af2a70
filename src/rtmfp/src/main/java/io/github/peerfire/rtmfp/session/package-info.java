/**
 * Sessions (RFC 7016 §3.5): startup in every role, keepalive, mobility, closing, and what happens to a session's
 * packets.
 *
 * <p>What is in it, with sections of RFC 7016:
 *
 * <ul>
 *   <li>what an endpoint holds: {@link Sessions}, {@link Session}, {@link SessionSettings}; one of several endpoints
 *       with one identity has a {@link SessionShare}
 *   <li>startup (§3.5.1): {@link StartupReceiver}, {@link InitiatorHandshake}, {@link ResponderHandshake},
 *       {@link GlareResolution}, {@link CookieFactory}; a {@link ProvisionalSession} waits for its first packet that
 *       verifies
 *   <li>key work that is done elsewhere: {@link KeyingQueue}, {@link KeyingAttempt}, {@link ResponderAgreement},
 *       {@link KeyingHistory}
 *   <li>introductions (§3.5.1.4, §3.5.1.5): {@link CandidateSet}, {@link CandidateRules}, {@link ForwardedHellos},
 *       {@link Introduction}
 *   <li>what strangers may have us send: {@link AnswerBudget}, {@link HelloCredit}, {@link NetworkRates},
 *       {@link GreetingLimits}, {@link GreetedAddresses}
 *   <li>packets of open sessions (§2.2.4): {@link SessionReceiver}, {@link SessionChunks},
 *       {@link SessionTransmitter}, {@link Timestamps}, {@link RetransmissionTimeout}
 *   <li>what sessions live through (§3.5.4, §3.5.5): {@link SessionTransitions} from state to state,
 *       {@link Keepalive}, {@link AddressMobility}, {@link PathMtuDiscovery}, {@link SessionClose}
 *   <li>which session is whose, and when it has a turn: {@link SessionTable}, {@link Agenda}, {@link Deadlines},
 *       {@link SessionTimers}
 * </ul>
 */
package io.github.peerfire.rtmfp.session;
