package io.github.peerfire.openfire.operation.status;

import io.github.peerfire.openfire.operation.Rendezvous;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.rendezvous.RendezvousStatistics;
import io.github.peerfire.rendezvous.relay.RelayStatistics;
import io.github.peerfire.rendezvous.trace.IntroductionTotals;

/**
 * Counts on where a rendezvous that was started anew begins at nothing. Thread-safe.
 *
 * <p>Has to be asked, or told to {@link #follow}, while each server is running, or what that one counted is not seen.
 */
public final class RunningTotals {

    private static final RendezvousStatistics NOTHING = new RendezvousStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private final Rendezvous rendezvous;
    private RendezvousStatistics before = NOTHING;
    private RelayStatistics relayedBefore = RelayStatistics.NONE;
    private IntroductionTotals introducedBefore = IntroductionTotals.NONE;
    /** Answers after it was closed too. */
    private RendezvousServer last;

    /** Counts what a rendezvous counts. */
    public RunningTotals(Rendezvous rendezvous) {
        this.rendezvous = rendezvous;
    }

    /** Takes notice of a server that was started. */
    public synchronized void follow(RendezvousServer server) {
        if (server != last) {
            before = statistics();
            relayedBefore = relay();
            introducedBefore = introductions();
            last = server;
        }
    }

    /** What is open now, and what was counted by all servers. */
    public synchronized RendezvousStatistics statistics() {
        if (last == null) {
            return before;
        }
        boolean runs = rendezvous.server().filter(server -> server == last).isPresent();
        return sum(before, last.statistics(), runs);
    }

    /** The same of their relays. */
    synchronized RelayStatistics relay() {
        if (last == null) {
            return relayedBefore;
        }
        RelayStatistics a = relayedBefore;
        RelayStatistics b = last.relayStatistics();
        return new RelayStatistics(b.pairsOpen(), a.pairsOpened() + b.pairsOpened(),
                a.pairsRefused() + b.pairsRefused(), a.packets() + b.packets(), a.bytes() + b.bytes(),
                a.packetsOfStrangers() + b.packetsOfStrangers(), a.packetsLimited() + b.packetsLimited());
    }

    /** The same of introductions. */
    synchronized IntroductionTotals introductions() {
        return last == null ? introducedBefore : introducedBefore.plus(last.introductionTotals());
    }

    private static RendezvousStatistics sum(RendezvousStatistics a, RendezvousStatistics b, boolean runs) {
        return new RendezvousStatistics(runs ? b.sessionsOpen() : 0, runs ? b.peersConnected() : 0,
                a.sessionsOpened() + b.sessionsOpened(), a.sessionsRefused() + b.sessionsRefused(),
                a.connectsAccepted() + b.connectsAccepted(), a.connectsRejected() + b.connectsRejected(),
                a.connectTimeouts() + b.connectTimeouts(), a.introductions() + b.introductions(),
                a.lookupsFromStrangers() + b.lookupsFromStrangers(),
                a.lookupsUnanswerable() + b.lookupsUnanswerable(), a.lookupsRefused() + b.lookupsRefused(),
                a.lookupsLimited() + b.lookupsLimited(), a.malformedMessages() + b.malformedMessages());
    }
}
