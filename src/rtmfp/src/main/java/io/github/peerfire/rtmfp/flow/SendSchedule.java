package io.github.peerfire.rtmfp.flow;

/**
 * The order in which flows are served: by priority, and in turn within one. A list through the flows: few wait at a
 * time.
 */
final class SendSchedule {

    private SendFlow first;

    /** Puts a flow last among those of its priority, unless it is there. */
    void add(SendFlow flow) {
        if (!flow.isScheduled()) {
            flow.setScheduled(true);
            insert(flow);
        }
    }

    private void insert(SendFlow flow) {
        SendFlow before = null;
        SendFlow after = first;
        while (after != null && after.priority().compareTo(flow.priority()) >= 0) {
            before = after;
            after = after.nextScheduled;
        }
        link(before, flow);
        flow.nextScheduled = after;
    }

    private void link(SendFlow before, SendFlow flow) {
        if (before == null) {
            first = flow;
        } else {
            before.nextScheduled = flow;
        }
    }

    void remove(SendFlow flow) {
        if (flow.isScheduled()) {
            flow.setScheduled(false);
            takeOut(flow);
        }
    }

    private void takeOut(SendFlow flow) {
        SendFlow before = null;
        for (SendFlow at = first; at != flow; at = at.nextScheduled) {
            before = at;
        }
        link(before, flow.nextScheduled);
        flow.nextScheduled = null;
    }

    /** Puts a flow that is here last among those of its priority. */
    void rotate(SendFlow flow) {
        takeOut(flow);
        insert(flow);
    }

    /** The flow to serve first that is ready, or null; those that are not ready are taken out. */
    SendFlow first() {
        while (first != null && !first.isReady()) {
            remove(first);
        }
        return first;
    }
}
