package io.github.peerfire.openfire.operation.status;

import io.github.peerfire.rendezvous.RendezvousStatistics;
import io.github.peerfire.rendezvous.relay.RelayStatistics;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import java.util.Map;

/**
 * What is open now, and what was counted since the plugin was loaded.
 *
 * @param rendezvous sessions, connects and lookups, also of before the rendezvous was started anew
 * @param relay what was relayed, also of before
 * @param boundEndpoints endpoints that belong to an XMPP session now
 * @param keyEndpoints endpoints connected with a developer key now
 * @param unusedTickets tickets issued that nobody has used yet
 * @param outcomes what came of introductions, for each outcome that is final; each introduction counts once
 */
public record LiveCounters(
        RendezvousStatistics rendezvous,
        RelayStatistics relay,
        int boundEndpoints,
        int keyEndpoints,
        int unusedTickets,
        Map<IntroductionOutcome, Long> outcomes) {

    /** Copies the outcomes. */
    public LiveCounters {
        outcomes = Map.copyOf(outcomes);
    }
}
