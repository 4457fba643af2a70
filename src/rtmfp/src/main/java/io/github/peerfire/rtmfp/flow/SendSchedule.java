package io.github.peerfire.rtmfp.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The order in which flows are served: by priority, and in turn within one. */
final class SendSchedule {

    private static final int LEVELS = Priority.values().length;

    /** Null where no flow ever had anything to send. */
    private final List<ArrayDeque<SendFlow>> byPriority = new ArrayList<>(Collections.nCopies(LEVELS, null));

    private ArrayDeque<SendFlow> of(Priority priority) {
        ArrayDeque<SendFlow> flows = byPriority.get(priority.ordinal());
        if (flows == null) {
            flows = new ArrayDeque<>(1);
            byPriority.set(priority.ordinal(), flows);
        }
        return flows;
    }

    /** Puts a flow last among those of its priority, unless it is there. */
    void add(SendFlow flow) {
        if (!flow.isScheduled()) {
            flow.setScheduled(true);
            of(flow.priority()).addLast(flow);
        }
    }

    void remove(SendFlow flow) {
        if (flow.isScheduled()) {
            flow.setScheduled(false);
            of(flow.priority()).remove(flow);
        }
    }

    /** Puts the flow that is first of its priority last. */
    void rotate(SendFlow flow) {
        ArrayDeque<SendFlow> flows = of(flow.priority());
        flows.addLast(flows.removeFirst());
    }

    /** The flow to serve first that is ready, or null; those that are not ready are taken out. */
    SendFlow first() {
        for (int index = LEVELS - 1; index >= 0; index--) {
            ArrayDeque<SendFlow> flows = byPriority.get(index);
            while (flows != null && !flows.isEmpty()) {
                if (flows.peekFirst().isReady()) {
                    return flows.peekFirst();
                }
                flows.removeFirst().setScheduled(false);
            }
        }
        return null;
    }
}
