package io.github.peerfire.smack.calls;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A machine written down: what each event does in each state. An event without a cell means nothing there.
 *
 * @param <P> the states
 * @param <E> the events
 * @param <C> what a cell says
 */
final class StateTable<P extends Enum<P>, E extends Enum<E>, C> {

    private final Map<P, Map<E, C>> cells;

    private StateTable(Map<P, Map<E, C>> cells) {
        this.cells = cells;
    }

    Optional<C> cell(P state, E event) {
        return Optional.ofNullable(row(state).get(event));
    }

    Map<E, C> row(P state) {
        return Collections.unmodifiableMap(cells.getOrDefault(state, Map.of()));
    }

    /** Writes a table down, state by state. */
    static final class Builder<P extends Enum<P>, E extends Enum<E>, C> {

        private final Class<E> events;
        private final Map<P, Map<E, C>> cells;
        private List<P> rows = List.of();

        Builder(Class<P> states, Class<E> events) {
            this.events = events;
            this.cells = new EnumMap<>(states);
        }

        /** The cells that follow are in these states. */
        Builder<P, E, C> in(List<P> states) {
            rows = List.copyOf(states);
            return this;
        }

        Builder<P, E, C> put(E event, C cell) {
            for (P state : rows) {
                if (cells.computeIfAbsent(state, key -> new EnumMap<>(events)).put(event, cell) != null) {
                    throw new IllegalStateException("Two cells for " + event + " in " + state);
                }
            }
            return this;
        }

        /** Changes all cells that there are. */
        void map(UnaryOperator<C> change) {
            cells.values().forEach(row -> row.replaceAll((event, cell) -> change.apply(cell)));
        }

        StateTable<P, E, C> build() {
            return new StateTable<>(cells);
        }
    }
}
