package io.github.peerfire.rtmfp.flow;

/** What the flows of one session keep because of the far end, in bytes, and whether that is more than its share. */
final class KeptBytes {

    /** What a flow takes beside its metadata and what it notes of gaps, until it is forgotten. */
    private static final int FLOW_COST = 400;

    /** What a fragment takes beside its data until it is acknowledged, with its part of the message. */
    private static final int SENT_FRAGMENT_COST = 160;

    private final FlowRoom room;
    private long kept;

    KeptBytes(FlowRoom room) {
        this.room = room;
    }

    static int flowCost(int metadataLength) {
        return FLOW_COST + metadataLength;
    }

    /** What so many bytes in so many fragments take that are sent. */
    static long sentCost(int bytes, int fragments) {
        return bytes + (long) fragments * SENT_FRAGMENT_COST;
    }

    /** So much more is kept, or less if it is below 0. */
    void add(long bytes) {
        room.changed(kept, kept + bytes);
        kept += bytes;
    }

    boolean hasRoomFor(long bytes) {
        return kept + bytes <= room.share();
    }

    /** Whether it is more than the session's share even without so much of it. */
    boolean isOverfullWithout(long bytes) {
        return kept - bytes > room.share();
    }

    /** Nothing is kept any more. */
    void clear() {
        add(-kept);
    }
}
