package io.github.peerfire.flash;

import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.session.Session;
import java.util.HashSet;
import java.util.Set;

/** Takes the messages of a played stream: counts them, and sees to it that the application gets them. */
final class StreamReceiver {

    private final PlayedStream stream;
    private final TrafficMeter meter = new TrafficMeter();
    private final PlayoutBuffer buffer;
    private final Set<RecvFlow> gaps = new HashSet<>();
    private long position;

    StreamReceiver(ConnectionContext context, PlayedStream stream) {
        this.stream = stream;
        this.buffer = new PlayoutBuffer(context, stream, meter);
    }

    PlayoutBuffer buffer() {
        return buffer;
    }

    /** The time of the last audio or video, in milliseconds: from where a server goes on after a pause. */
    long position() {
        return position;
    }

    /** Something is missing in a flow before what comes next. */
    void gap(RecvFlow flow) {
        gaps.add(flow);
    }

    /** A message was malformed. */
    void dropped() {
        meter.drop();
    }

    /** A message came on a flow; it may yet have to wait for others. */
    void arrived(RecvFlow flow, RtmpMessage message) {
        MediaKind kind = MediaKind.of(message);
        if (kind != null && gaps.remove(flow)) {
            meter.miss(kind);
        }
    }

    /** A message is due. */
    void take(RtmpMessage message, long now) {
        MediaKind kind = MediaKind.of(message);
        if (kind == null) {
            return;
        }
        if (message instanceof DataMessage data && data.handler().startsWith("|")) {
            return; // for the player itself, such as |RtmpSampleAccess
        }
        if (kind != MediaKind.DATA) {
            position = message.timestamp();
        }
        meter.count(kind, message.payload().length, now);
        buffer.offer(kind, message instanceof DataMessage data ? DataFrames.unwrapped(data) : message, now);
    }

    /** The far end said something about the stream. */
    void told(NetStatus status, long now) {
        switch (status.code()) {
            case StatusCode.PLAY_START -> stream.life().begin(status);
            case StatusCode.PAUSE_NOTIFY, StatusCode.UNPAUSE_NOTIFY -> { } // this end said so already
            case StatusCode.PLAY_UNPUBLISH_NOTIFY, StatusCode.PLAY_STOP -> {
                buffer.flush(now);
                stream.life().tell(status);
            }
            default -> stream.life().tell(status);
        }
    }

    /** The application wants nothing more for now, or again. Servers and many peers leave it to this end to say so. */
    void pause(boolean paused, long now) {
        buffer.pause(paused, now);
        stream.life().tell(paused ? NetStatus.status(StatusCode.PAUSE_NOTIFY, stream.name() + " is paused.")
                : NetStatus.status(StatusCode.UNPAUSE_NOTIFY, stream.name() + " goes on."));
    }

    NetStreamInfo info(Session session, long now) {
        return meter.snapshot(buffer.bytes(), buffer.length(), PathInfo.of(session), now);
    }
}
