package io.github.peerfire.openfire.operation.status;

import io.github.peerfire.openfire.binding.BindingRegistry;
import io.github.peerfire.openfire.ticket.TicketIssuer;
import java.util.function.IntSupplier;

/**
 * Where live counters come from.
 *
 * @param totals of the rendezvous
 * @param bindings what is bound
 * @param tickets what was issued
 * @param keyEndpoints how many are connected with developer keys
 */
public record CounterSource(
        RunningTotals totals, BindingRegistry bindings, TicketIssuer tickets, IntSupplier keyEndpoints) {

    /** The counters now. Does not wait for anything. */
    public LiveCounters read() {
        return new LiveCounters(totals.statistics(), totals.relay(), bindings.bindings().size(),
                keyEndpoints.getAsInt(), tickets.unused(), totals.introductions());
    }
}
