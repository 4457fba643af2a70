package io.github.peerfire.openfire.operation.status;

import io.github.peerfire.rendezvous.RendezvousStatistics;
import io.github.peerfire.rendezvous.relay.RelayStatistics;
import io.github.peerfire.rendezvous.trace.IntroductionTotals;

/**
 * What is open now, and what was counted since the plugin was loaded.
 *
 * @param rendezvous sessions, connects and lookups, also of before the rendezvous was started anew
 * @param relay what was relayed, also of before
 * @param boundEndpoints endpoints that belong to an XMPP session now
 * @param keyEndpoints endpoints connected with a developer key now
 * @param unusedTickets tickets issued that nobody has used yet
 * @param introductions how many were asked for, and what came of them, also of before
 */
public record LiveCounters(
        RendezvousStatistics rendezvous,
        RelayStatistics relay,
        int boundEndpoints,
        int keyEndpoints,
        int unusedTickets,
        IntroductionTotals introductions) {
}
