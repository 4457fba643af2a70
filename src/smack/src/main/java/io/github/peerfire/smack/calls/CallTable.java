package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.element.JingleReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call machine: what each event does in each phase. An event without a cell is ignored there. */
public final class CallTable {

    private final Map<CallPhase, Map<CallEvent, CallCell>> cells;

    private CallTable(Map<CallPhase, Map<CallEvent, CallCell>> cells) {
        this.cells = cells;
    }

    /** What an event does in a phase; empty if it is ignored. */
    public Optional<CallCell> cell(CallPhase phase, CallEvent event) {
        return Optional.ofNullable(row(phase).get(event));
    }

    /** All cells of a phase. */
    public Map<CallEvent, CallCell> row(CallPhase phase) {
        return Collections.unmodifiableMap(cells.getOrDefault(phase, Map.of()));
    }

    static Builder builder() {
        return new Builder();
    }

    /** Writes a table down, phase by phase. */
    static final class Builder {

        private final Map<CallPhase, Map<CallEvent, CallCell>> cells = new EnumMap<>(CallPhase.class);
        private List<CallPhase> phases = List.of();

        private Builder() {
        }

        /** The cells that follow are in these phases. */
        Builder in(CallPhase... rows) {
            phases = List.of(rows);
            return this;
        }

        /** The event leads to another phase, or stays. */
        Builder on(CallEvent event, CallPhase next, CallAction... actions) {
            return put(event, new CallCell(CallState.of(next), Optional.empty(), List.of(actions)));
        }

        /** The event ends the call; the reason is the one that the other side gave, if any. */
        Builder end(CallEvent event, CallEnding ending, CallAction... actions) {
            return put(event, new CallCell(CallState.ended(ending), Optional.empty(), List.of(actions)));
        }

        /** The event ends the call for a reason of ours. */
        Builder end(CallEvent event, CallEnding ending, JingleReason reason, CallAction... actions) {
            return put(event, new CallCell(CallState.ended(ending), Optional.of(reason), List.of(actions)));
        }

        private Builder put(CallEvent event, CallCell cell) {
            for (CallPhase phase : phases) {
                Map<CallEvent, CallCell> row = cells.computeIfAbsent(phase, key -> new EnumMap<>(CallEvent.class));
                if (row.put(event, cell) != null) {
                    throw new IllegalStateException("Two cells for " + event + " in " + phase);
                }
            }
            return this;
        }

        CallTable build() {
            return new CallTable(cells);
        }
    }
}
