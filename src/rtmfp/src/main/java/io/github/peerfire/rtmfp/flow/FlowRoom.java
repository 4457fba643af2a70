package io.github.peerfire.rtmfp.flow;

/**
 * What the flows of all sessions of an endpoint keep together because of their far ends: fragments that wait for
 * others, messages that wait to be acknowledged, the flows themselves, and what is noted of gaps and of flows that are
 * over (RFC 7016 §5). Some of it every session may have whatever the others do. Of the rest each may have as much as an
 * eighth of what is left at the time (dynamic thresholds, A. K. Choudhury and E. L. Hahne, 1998): so it is never used
 * up, who comes late gets no less than who came early, and whoever keeps most has to give way first. Confined to the
 * endpoint's thread.
 */
public final class FlowRoom {

    /**
     * Bytes that each session may keep in any case: a flow in each direction, which take 800 and their metadata, and
     * with what is left a command whose fragments are in disorder, a stream with a flow in each direction, or seven
     * answers on their way. Flows with the longest metadata use it up two at a time.
     */
    public static final int OWN = 2_048;

    private static final int PARTS = 8;

    private final long capacity;
    private long taken;

    /** @param capacity bytes for all sessions together, beside what each has of its own; at least 0 */
    public FlowRoom(long capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity " + capacity);
        }
        this.capacity = capacity;
    }

    /** Bytes that sessions keep now, beside what each has of its own. */
    long taken() {
        return taken;
    }

    /** How many bytes a session may keep now. */
    long share() {
        return OWN + Math.max(0, capacity - taken) / PARTS;
    }

    /** A session keeps more bytes than before, or fewer. */
    void changed(long before, long after) {
        taken += Math.max(0, after - OWN) - Math.max(0, before - OWN);
    }
}
