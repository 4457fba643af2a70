package io.github.peerfire.rtmfp.flow;

/** Counts what a flow has queued or unacknowledged, also for its session, and tells when it has room again. */
final class SendBuffer {

    private final int capacity;
    private final KeptBytes kept;
    private long bytes;
    private boolean filled;

    SendBuffer(int capacity, KeptBytes kept) {
        this.capacity = capacity;
        this.kept = kept;
    }

    long bytes() {
        return bytes;
    }

    boolean hasRoom() {
        return bytes < capacity;
    }

    /** A message of so many bytes in so many fragments was queued. */
    void add(int length, int fragments) {
        bytes += length;
        kept.add(KeptBytes.sentCost(length, fragments));
        filled |= bytes >= capacity;
    }

    /** A fragment of so many bytes was acknowledged or abandoned. */
    void remove(int length) {
        bytes -= length;
        kept.add(-KeptBytes.sentCost(length, 1));
    }

    /** Whether it was full and is now filled to half at most; true once for each time. */
    boolean takeWritable() {
        boolean writable = filled && bytes <= capacity / 2;
        filled &= !writable;
        return writable;
    }
}
