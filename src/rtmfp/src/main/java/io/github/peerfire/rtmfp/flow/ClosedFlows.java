package io.github.peerfire.rtmfp.flow;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Identifiers of receiving flows that are over, where nothing else protects packets against replay: what was recorded
 * must not open them again. Bounded: of those forgotten the highest is kept, and none below it is accepted any more;
 * senders count upwards.
 */
final class ClosedFlows {

    /** Made when it is first needed. */
    private Set<Long> remembered = Set.of();
    private int limit;
    private boolean anyForgotten;
    /** Unsigned. */
    private long highestForgotten;

    ClosedFlows(int limit) {
        this.limit = limit;
    }

    /** How many are remembered from now on; 0 for none at all. */
    void setLimit(int limit) {
        this.limit = limit;
    }

    boolean contains(long id) {
        return remembered.contains(id) || anyForgotten && Long.compareUnsigned(id, highestForgotten) <= 0;
    }

    void add(long id) {
        if (limit == 0) {
            return;
        }
        if (remembered.isEmpty()) {
            remembered = new LinkedHashSet<>();
        }
        if (remembered.size() >= limit) {
            Iterator<Long> eldest = remembered.iterator();
            forget(eldest.next());
            eldest.remove();
        }
        remembered.add(id);
    }

    private void forget(long id) {
        highestForgotten = anyForgotten && Long.compareUnsigned(highestForgotten, id) > 0 ? highestForgotten : id;
        anyForgotten = true;
    }
}
