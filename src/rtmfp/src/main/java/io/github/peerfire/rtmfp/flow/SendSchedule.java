package io.github.peerfire.rtmfp.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The order in which flows are served: by priority, and in turn within one. */
final class SendSchedule {

    private final List<ArrayDeque<SendFlow>> byPriority = new ArrayList<>();

    SendSchedule() {
        for (int index = 0; index < Priority.values().length; index++) {
            byPriority.add(new ArrayDeque<>(1));
        }
    }

    /** Puts a flow last among those of its priority, unless it is there. */
    void add(SendFlow flow) {
        if (!flow.isScheduled()) {
            flow.setScheduled(true);
            byPriority.get(flow.priority().ordinal()).addLast(flow);
        }
    }

    void remove(SendFlow flow) {
        if (flow.isScheduled()) {
            flow.setScheduled(false);
            byPriority.get(flow.priority().ordinal()).remove(flow);
        }
    }

    /** Puts the flow that is first of its priority last. */
    void rotate(SendFlow flow) {
        ArrayDeque<SendFlow> flows = byPriority.get(flow.priority().ordinal());
        flows.addLast(flows.removeFirst());
    }

    /** The flow to serve first that is ready, or null; those that are not ready are taken out. */
    SendFlow first() {
        for (int index = byPriority.size() - 1; index >= 0; index--) {
            ArrayDeque<SendFlow> flows = byPriority.get(index);
            while (!flows.isEmpty()) {
                if (flows.peekFirst().isReady()) {
                    return flows.peekFirst();
                }
                flows.removeFirst().setScheduled(false);
            }
        }
        return null;
    }
}
