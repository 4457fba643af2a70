/**
 * The call machines of ProtoXEP section 7: tables of states and events, and what carries out their actions.
 *
 * <p>What is in it; numbers without a name are sections of the protocol:
 *
 * <ul>
 *   <li>what an application holds: {@link CallManager}, {@link CallSession}, {@link ConferenceSessions}, and
 *       {@link Renegotiation} of a call that goes on
 *   <li>what it brings: {@link CallHost}, {@link CallMedia}, {@link CallClock}, {@link CallSignals};
 *       {@link XmppCallSignals} is the last of these on an XMPP connection
 *   <li>the machine of a call (7.4, 7.5): {@link CallTables}, {@link CallPhase}, {@link CallEvent},
 *       {@link CallAction}; {@link CallPerformer} does what the table says
 *   <li>the machine of each kind of media (6.7): {@link ContentTables}, {@link ContentMachine}, {@link FarContents},
 *       {@link Negotiation}
 *   <li>the machine of its transport (7.6): {@link ReplacementTables}, {@link Replacement}
 *   <li>how tables are written down: {@link StateTable}, {@link CallTable}, {@link ChangeRows}
 *   <li>Jingle messages (7.2, XEP-0353): {@link Proposals}, {@link Repetition}, {@link ProposeLimit},
 *       {@link CallManners}; {@link MissedCalls}, with what {@link CallArchive} and {@link CallHistory} know
 *   <li>Jingle requests: {@link CallJingle}, {@link DirectSessions}, {@link JingleTaker} take them,
 *       {@link CallRequests} sends ours
 * </ul>
 */
package io.github.peerfire.smack.calls;
