package io.github.peerfire.flash;

import io.github.peerfire.flash.message.RtmpMessage;

/** Holds messages back. */
final class PlayoutBuffer {

    private final ConnectionContext context;
    private final PlayedStream stream;

    PlayoutBuffer(ConnectionContext context, PlayedStream stream) {
        this.context = context;
        this.stream = stream;
    }

    void setTime(long nanoseconds, long now) {
        context.now();
    }

    void pause(boolean paused, long now) {
    }

    void offer(MediaKind kind, RtmpMessage message, long now) {
        stream.deliver(message);
    }

    void flush(long now) {
    }

    void finish() {
    }

    long bytes() {
        return 0;
    }

    long length() {
        return 0;
    }
}
