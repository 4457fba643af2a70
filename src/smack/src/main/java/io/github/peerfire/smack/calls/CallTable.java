package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.element.JingleReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call machine: what each event does in each phase. An event without a cell is ignored there. */
final class CallTable {

    private final StateTable<CallPhase, CallEvent, CallCell> cells;

    private CallTable(StateTable<CallPhase, CallEvent, CallCell> cells) {
        this.cells = cells;
    }

    /** What an event does in a phase; empty if it is ignored. */
    Optional<CallCell> cell(CallPhase phase, CallEvent event) {
        return cells.cell(phase, event);
    }

    /** All cells of a phase. */
    Map<CallEvent, CallCell> row(CallPhase phase) {
        return cells.row(phase);
    }

    static Builder builder() {
        return new Builder();
    }

    /** Writes a table down, phase by phase. */
    static final class Builder {

        private final StateTable.Builder<CallPhase, CallEvent, CallCell> cells =
                new StateTable.Builder<>(CallPhase.class, CallEvent.class);

        private Builder() {
        }

        /** The cells that follow are in these phases. */
        Builder in(CallPhase... rows) {
            cells.in(List.of(rows));
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

        /** Nothing does this action. */
        Builder without(CallAction action) {
            cells.map(cell -> new CallCell(cell.next(), cell.reason(),
                    cell.actions().stream().filter(other -> other != action).toList()));
            return this;
        }

        private Builder put(CallEvent event, CallCell cell) {
            cells.put(event, cell);
            return this;
        }

        CallTable build() {
            return new CallTable(cells.build());
        }
    }
}
