package io.github.peerfire.openfire.operation.warning;

import io.github.peerfire.openfire.operation.Rendezvous;
import io.github.peerfire.openfire.operation.status.RunningTotals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Finds that clients get tickets, which they do to connect at once, and nobody connects: packets do not arrive.
 * Remembers since when.
 */
public final class UnreachableRule implements Rule {

    /** So many tickets in vain are no chance. */
    static final int TICKETS = 3;

    /** A client may take its time. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Rendezvous rendezvous;
    private final RunningTotals totals;
    private final LongSupplier ticketsIssued;
    private final Clock clock;
    private long openedBefore = -1;
    private long issuedBefore;
    private Instant since;

    /**
     * Begins to look.
     *
     * @param ticketsIssued counts up
     */
    public UnreachableRule(Rendezvous rendezvous, RunningTotals totals, LongSupplier ticketsIssued, Clock clock) {
        this.rendezvous = rendezvous;
        this.totals = totals;
        this.ticketsIssued = ticketsIssued;
        this.clock = clock;
    }

    @Override
    public synchronized List<Finding> look() {
        long opened = totals.statistics().sessionsOpened() + totals.statistics().sessionsRefused();
        long issued = ticketsIssued.getAsLong();
        boolean listening = rendezvous.server().isPresent() && !rendezvous.isDraining();
        if (opened != openedBefore || !listening) {
            openedBefore = opened;
            issuedBefore = issued;
            since = clock.instant();
            return List.of();
        }
        boolean patient = Duration.between(since, clock.instant()).compareTo(PATIENCE) < 0;
        long inVain = issued - issuedBefore;
        return patient || inVain < TICKETS ? List.of()
                : Finding.warning("unreachable", rendezvous.server().orElseThrow().boundAddresses().get(0).getPort());
    }
}
