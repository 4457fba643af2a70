package io.github.peerfire.rtmfp.flow;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Flows by their identifiers, in the order of their opening. Most sessions have one each way, and there are many
 * sessions.
 */
final class FlowTable<F> {

    private final ToLongFunction<F> idOf;
    /** While there is one at most: that one. */
    private F only;
    /** From when there were two: all of them. */
    private Map<Long, F> several;

    FlowTable(ToLongFunction<F> idOf) {
        this.idOf = idOf;
    }

    /** The flow with an identifier, or null. */
    F find(long id) {
        if (several != null) {
            return several.get(id);
        }
        return only != null && idOf.applyAsLong(only) == id ? only : null;
    }

    /** Adds a flow whose identifier no other one has. */
    void add(F flow) {
        if (several == null && only == null) {
            only = flow;
            return;
        }
        if (several == null) {
            several = new LinkedHashMap<>();
            several.put(idOf.applyAsLong(only), only);
            only = null;
        }
        several.put(idOf.applyAsLong(flow), flow);
    }

    void remove(F flow) {
        if (several != null) {
            several.remove(idOf.applyAsLong(flow));
            // A map keeps the room of all that it ever had.
            several = Integer.bitCount(several.size()) == 1 ? new LinkedHashMap<>(several) : several;
        } else if (only == flow) {
            only = null;
        }
    }

    int size() {
        return all().size();
    }

    /** All of them as they are now, or will be: not a copy. */
    Collection<F> all() {
        if (several != null) {
            return Collections.unmodifiableCollection(several.values());
        }
        return only == null ? List.of() : List.of(only);
    }

    void clear() {
        only = null;
        several = null;
    }
}
