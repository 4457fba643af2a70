package io.github.peerfire.rtmfp.flow;

/** Counts what a flow has queued or unacknowledged, and tells when it has room again. */
final class SendBuffer {

    private final int capacity;
    private long bytes;
    private boolean filled;

    SendBuffer(int capacity) {
        this.capacity = capacity;
    }

    long bytes() {
        return bytes;
    }

    boolean hasRoom() {
        return bytes < capacity;
    }

    void add(int length) {
        bytes += length;
        filled |= bytes >= capacity;
    }

    void remove(int length) {
        bytes -= length;
    }

    /** Whether it was full and is now filled to half at most; true once for each time. */
    boolean takeWritable() {
        boolean writable = filled && bytes <= capacity / 2;
        filled &= !writable;
        return writable;
    }
}
