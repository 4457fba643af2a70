package io.github.peerfire.flash;

import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.tag.AudioTagHeader;
import io.github.peerfire.flash.tag.TagRole;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.common.Time;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Holds a played stream's messages back and delivers them on one time line: those of time t as long after those of time
 * s as t is after s. Fills first, until it holds as much of the time line as was asked for. Without a time it holds
 * nothing.
 */
final class PlayoutBuffer {

    /** Bytes, {@link #OVERHEAD} included, beyond which the oldest messages are delivered, due, paused or not. */
    static final long MAXIMUM_BYTES = 16_777_216;

    /** What a held message takes besides its payload, about. */
    static final int OVERHEAD = 128;

    private final ConnectionContext context;
    private final PlayedStream stream;
    private final TrafficMeter meter;
    private final Queue<HeldMessage> held = new PriorityQueue<>();
    private final MediaClock clock = new MediaClock();
    private long time;
    private long bytes;
    private long sequence;
    private boolean playing;
    private boolean flushing;
    private boolean paused;
    private long pausedAt;
    private EndpointDriver.Cancellable alarm = () -> { };

    PlayoutBuffer(ConnectionContext context, PlayedStream stream, TrafficMeter meter) {
        this.context = context;
        this.stream = stream;
        this.meter = meter;
    }

    /** How much to hold, in nanoseconds. */
    void setTime(long nanoseconds, long now) {
        time = nanoseconds;
        if (time == 0) {
            deliverAll();
            playing = false;
        } else {
            advance(now);
        }
    }

    void pause(boolean pause, long now) {
        if (pause == paused) {
            return;
        }
        paused = pause;
        if (paused) {
            pausedAt = now;
        } else {
            clock.shift(now - pausedAt);
            advance(now);
        }
    }

    /** Takes a message that arrived. */
    void offer(MediaKind kind, RtmpMessage message, long now) {
        if (time == 0) {
            stream.deliver(message);
            return;
        }
        long position = clock.position(kind, message.timestamp());
        if (playing && clock.isPast(position) && isDroppable(kind, message)) {
            meter.drop(kind);
            return;
        }
        flushing = false;
        held.add(new HeldMessage(position, ++sequence, message));
        bytes += message.payload().length;
        advance(now);
    }

    /** Whether it is worth nothing when it comes too late: sound is. */
    private static boolean isDroppable(MediaKind kind, RtmpMessage message) {
        return kind == MediaKind.AUDIO && AudioTagHeader.decode(message.payload()).role() == TagRole.CODED;
    }

    /** Nothing more is to be waited for: what is held is delivered when it is due. */
    void flush(long now) {
        if (time > 0 && !held.isEmpty()) {
            flushing = true;
            tell(StatusCode.BUFFER_FLUSH, "The stream has ended; the rest is played.");
            advance(now);
        }
    }

    /** Delivers everything at once: there will be no other time. */
    void finish() {
        alarm.cancel();
        deliverAll();
    }

    long bytes() {
        return bytes;
    }

    private boolean isFull() {
        return bytes + (long) OVERHEAD * held.size() > MAXIMUM_BYTES;
    }

    /** How much of the time line is held, in nanoseconds. */
    long length() {
        return held.isEmpty() ? 0 : clock.end() - held.element().position();
    }

    private void advance(long now) {
        if (time == 0) {
            return;
        }
        if (paused) {
            relieve();
            return;
        }
        if (!playing && !held.isEmpty() && (length() >= time || flushing || isFull())) {
            playing = true;
            clock.start(held.element().position(), now);
            tell(StatusCode.BUFFER_FULL, "Playing begins.");
        }
        while (playing && !held.isEmpty()
                && (clock.dueAt(held.element().position()) <= now || isFull())) {
            deliver(held.remove());
        }
        if (playing && held.isEmpty()) {
            playing = false;
            tell(StatusCode.BUFFER_EMPTY, "Playing waits for more.");
        } else if (playing) {
            alarm.cancel();
            long delay = Math.max(Time.MILLISECOND, clock.dueAt(held.element().position()) - now);
            alarm = context.schedule(delay, () -> advance(context.now()));
        }
    }

    private void relieve() {
        while (isFull()) {
            deliver(held.remove());
        }
    }

    private void deliverAll() {
        while (!held.isEmpty()) {
            deliver(held.remove());
        }
    }

    private void deliver(HeldMessage next) {
        bytes -= next.message().payload().length;
        clock.played(next.position());
        stream.deliver(next.message());
    }

    private void tell(String code, String description) {
        stream.life().tell(NetStatus.status(code, description));
    }

    /** A message that waits; those of one position in the order of their arrival. */
    private record HeldMessage(long position, long sequence, RtmpMessage message) implements Comparable<HeldMessage> {

        @Override
        public int compareTo(HeldMessage other) {
            int byPosition = Long.compare(position, other.position);
            return byPosition != 0 ? byPosition : Long.compare(sequence, other.sequence);
        }
    }
}
