package io.github.peerfire.cli.media;

/** How much of a file was sent. */
public final class PacerCounts extends MessageCounts {

    private long unreadable;

    PacerCounts() {
    }

    void unreadable() {
        unreadable++;
    }

    /** Script tags that do not decode, and were left out. */
    public long unreadableScripts() {
        return unreadable;
    }
}
