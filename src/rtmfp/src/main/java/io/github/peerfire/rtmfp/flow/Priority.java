package io.github.peerfire.rtmfp.flow;

/** The order in which flows of one session are served, lowest first. */
public enum Priority {
    /** Served when no other flow has anything to send. */
    BACKGROUND,
    /** The article's place for video. */
    LOW,
    /** The article's place for data. */
    ROUTINE,
    /** Before data, after audio. */
    HIGH,
    /** The article's place for audio. */
    IMMEDIATE
}
