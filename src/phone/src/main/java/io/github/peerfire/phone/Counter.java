package io.github.peerfire.phone;

/** Counts messages and their bytes. Thread-safe. */
final class Counter {

    private long messages;
    private long bytes;

    synchronized void add(long size) {
        messages++;
        bytes += size;
    }

    synchronized long messages() {
        return messages;
    }

    synchronized long bytes() {
        return bytes;
    }
}
