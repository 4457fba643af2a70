package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Changes what a call consists of while it goes on (ProtoXEP 6.7). What is impossible at the moment is ignored; what
 * comes of the rest shows in {@link #contents}. Any thread.
 */
public final class Renegotiation {

    private volatile CallContents contents = CallContents.NONE;

    Renegotiation() {
    }

    /** What the call consists of now. */
    public CallContents contents() {
        return contents;
    }

    /** Tells of every change from now on, on the calls' thread. */
    public void onChange(Consumer<CallContents> listener) {
    }

    /** Offers a kind that is not part of the call, or accepts it if the other side has offered it. */
    public void add(MediaKind kind) {
    }

    /** Accepts a kind that the other side has offered. */
    public void accept(MediaKind kind) {
    }

    /** Refuses a kind that the other side has offered. */
    public void refuse(MediaKind kind) {
    }

    /** Takes a kind out of the call; the call ends with the last one. */
    public void remove(MediaKind kind) {
    }

    /** Says who sends a kind from now on; if neither does, the kind stays, silent. */
    public void direct(MediaKind kind, boolean near, boolean far) {
    }

    /** Neither sends nor renders until {@link #unhold}; streams stay open. */
    public void hold() {
    }

    /** Ends {@link #hold}. */
    public void unhold() {
    }

    /** Sends nothing of a kind until {@link #unmute}. */
    public void mute(MediaKind kind) {
    }

    /** Ends {@link #mute}. */
    public void unmute(MediaKind kind) {
    }

    /**
     * Tells the other side how much of a kind this side is willing to receive from now on.
     *
     * @param kbits kbit/s, 1 or more; empty for no limit
     */
    public void limit(MediaKind kind, Optional<Long> kbits) {
    }
}
