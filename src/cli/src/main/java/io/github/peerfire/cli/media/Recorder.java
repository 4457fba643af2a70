package io.github.peerfire.cli.media;

import io.github.peerfire.cli.flv.FlvTag;
import io.github.peerfire.cli.flv.TagSink;
import io.github.peerfire.cli.media.RecordedTag.Rank;
import io.github.peerfire.flash.message.RtmpMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Writes the messages of a stream in the order of their timestamps, in whatever order they come. Each waits {@link
 * #WINDOW} of the stream's own time for others before it; what comes later than that is left out. Finds gaps in sound
 * and pictures.
 *
 * <p>The file's time begins with the first sound or picture, unless that is within the stream's first second anyway.
 * Not thread-safe.
 */
public final class Recorder {

    /** Milliseconds: longer than a publisher repeats what was lost. */
    public static final long WINDOW = 3_000;

    /** Bytes that wait at most. */
    public static final long MOST_WAITING = 64 * 1_048_576;

    /** A stream that begins no later than this is taken as it is. */
    private static final long NEAR_ZERO = 1_000;

    private static final double AUDIO_TOLERANCE = 1.75;
    private static final double VIDEO_TOLERANCE = 2.5;

    private final TagSink sink;
    private final Consumer<Gap> gaps;
    private final RecorderCounts counts = new RecorderCounts();
    private final TimeLine time = new TimeLine();
    private final List<RecordedTag> early = new ArrayList<>();
    private final PriorityQueue<RecordedTag> waiting = new PriorityQueue<>();
    private final GapFinder audioGaps = new GapFinder("audio", AUDIO_TOLERANCE);
    private final GapFinder videoGaps = new GapFinder("video", VIDEO_TOLERANCE);
    private long waitingBytes;
    private long arrivals;
    private boolean begun;
    private long base;
    private long written;

    /** Writes to a sink, and tells of gaps when they are written. */
    public Recorder(TagSink sink, Consumer<Gap> gaps) {
        this.sink = sink;
        this.gaps = gaps;
    }

    /** Takes a message. Other than audio, video and data are ignored. */
    public void take(RtmpMessage message) throws IOException {
        FlvTag tag = FlvTag.of(message).orElse(null);
        if (tag == null) {
            return;
        }
        RecordedTag recorded = RecordedTag.of(message, tag, arrivals++);
        counts.count(recorded.tag());
        if (recorded.isMedia()) {
            media(recorded);
        } else if (time.isRunning()) {
            other(recorded);
        } else {
            early.add(recorded);
        }
        if (time.isRunning()) {
            release(time.newest() - WINDOW);
        }
    }

    private void media(RecordedTag recorded) throws IOException {
        boolean first = !time.isRunning();
        long at = time.media(recorded.tag().timestamp());
        if (first) {
            base = base(at);
            for (RecordedTag before : early) {
                other(before);
            }
            early.clear();
        } else if (time.isRestarted()) {
            release(Long.MAX_VALUE);
            audioGaps.reset();
            videoGaps.reset();
        }
        if (begun && at < written) {
            counts.late();
        } else {
            add(recorded.at(at));
        }
    }

    /** Data and configuration are never too late, and may be repeated from long ago for those who come late. */
    private void other(RecordedTag recorded) throws IOException {
        long at = time.time(recorded.tag().timestamp());
        if (begun) {
            add(recorded.at(at < time.newest() - TimeLine.LONG_AGO ? time.newest() : Math.max(at, written)));
        } else {
            add(recorded.at(recorded.rank() == Rank.METADATA ? Long.MIN_VALUE : at));
        }
    }

    private void add(RecordedTag recorded) throws IOException {
        waiting.add(recorded);
        waitingBytes += recorded.tag().body().length;
        while (waitingBytes > MOST_WAITING) {
            writeFirst();
        }
    }

    private void release(long upTo) throws IOException {
        if (!begun && waiting.stream().noneMatch(tag -> tag.isMedia() && tag.time() <= upTo)) {
            return;
        }
        while (!waiting.isEmpty() && waiting.peek().time() <= upTo) {
            writeFirst();
        }
    }

    private void writeFirst() throws IOException {
        if (!begun) {
            begun = true;
            written = waiting.stream().filter(RecordedTag::isMedia).mapToLong(RecordedTag::time).min().orElse(0);
            base = base(written);
            written = Math.min(written, base);
        }
        RecordedTag next = waiting.remove();
        waitingBytes -= next.tag().body().length;
        written = Math.max(written, next.time());
        long timestamp = written - base & RtmpMessage.MAXIMUM_TIMESTAMP;
        sink.write(new FlvTag(next.tag().type(), timestamp, next.tag().body()));
        if (next.isMedia()) {
            GapFinder finder = next.rank() == Rank.AUDIO ? audioGaps : videoGaps;
            finder.next(timestamp).ifPresent(this::found);
        }
    }

    private static long base(long firstMedia) {
        return firstMedia <= NEAR_ZERO ? 0 : firstMedia;
    }

    private void found(Gap gap) {
        counts.gap(gap);
        gaps.accept(gap);
    }

    /** Writes what waits, and finishes the sink. */
    public void finish() throws IOException {
        for (RecordedTag before : early) {
            other(before);
        }
        early.clear();
        while (!waiting.isEmpty()) {
            writeFirst();
        }
        sink.finish();
    }

    /** What came so far. */
    public RecorderCounts counts() {
        return counts;
    }

    /** Milliseconds of the file's time line that came so far. */
    public long position() {
        return time.newest() - base;
    }

    /** Bytes that the file has, or will have once what waits is written. */
    public long length() {
        return sink.length() + waitingBytes;
    }
}
