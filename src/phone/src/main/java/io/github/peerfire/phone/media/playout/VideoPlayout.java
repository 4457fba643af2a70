package io.github.peerfire.phone.media.playout;

import io.github.peerfire.flash.tag.TagRole;
import io.github.peerfire.flash.tag.VideoTagHeader;
import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.video.VideoDecoder;
import io.github.peerfire.phone.media.video.VideoFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Shows pictures when the sound has got to them, and hardly ever later; without sound, as late as they usually come.
 * Messages come on one thread, pictures are taken on another.
 */
public final class VideoPlayout {

    /** Later than that, in milliseconds, a picture is not even decoded, nor what depends on it. */
    private static final double TOO_LATE = 1000;
    /**
     * If pictures are farther ahead of the sound than that, in milliseconds, both have nothing to do with each other.
     */
    private static final double UNRELATED = 2000;
    /** Behind the sound by more than that, in milliseconds, a picture is not shown, since the next one is due soon; */
    private static final double OUT_OF_STEP = 60;
    /** unless none was shown for so long, in nanoseconds, or most of them are late. */
    private static final long STANDING = 2_000 * ArrivalClock.MILLISECOND;
    private static final double MOST = 0.5;
    /** Pictures over which that share is taken. */
    private static final int MEMORY = 48;
    private static final long JUMP = 10_000;
    private static final int MAXIMUM_WAITING = 256;
    private static final int MAXIMUM_BYTES = 8_000_000;

    private final VideoDecoder decoder;
    private final ArrivalClock clock = new ArrivalClock();
    private final Deque<Picture> pictures = new ArrayDeque<>();
    private Timeline timeline = new Timeline();
    private long bytes;
    private long lastArrived;
    private boolean dropping;
    private boolean needsKeyFrame;
    private long received;
    private long shown;
    private long skipped;
    private long dropped;
    private long malformed;
    private double skew;
    private double lateShare;
    private long lastShown;
    private int width;
    private int height;

    /** Begins when something comes. */
    public VideoPlayout(VideoDecoder decoder) {
        this.decoder = decoder;
    }

    private record Picture(long time, byte[] tag, boolean coded, boolean key) {
    }

    /**
     * Takes a message of the far end.
     *
     * @param timestamp milliseconds, of which the lower 32 bits count
     * @param tag any bytes; not copied
     * @param now when it came
     */
    public synchronized void receive(long timestamp, byte[] tag, long now) {
        VideoTagHeader header = VideoTagHeader.decode(tag);
        long time = timeline.extend(timestamp);
        if (clock.isKnown() && Math.abs(time - lastArrived) > JUMP) {
            timeline = new Timeline();
            time = timeline.extend(timestamp);
            pictures.clear();
            bytes = 0;
            clock.forgetAllBut(0);
        }
        lastArrived = time;
        boolean coded = header.role() == TagRole.CODED || header.role() == TagRole.UNKNOWN;
        if (coded) {
            received++;
            clock.arrived(time, now);
        }
        if (pictures.size() >= MAXIMUM_WAITING || bytes + tag.length > MAXIMUM_BYTES) {
            dropped += pictures.size();
            pictures.clear();
            bytes = 0;
            dropping = true;
        }
        pictures.add(new Picture(time, tag, coded, header.isKeyFrame()));
        bytes += tag.length;
    }

    /**
     * The picture to be shown now, if it is another than before.
     *
     * @param sound what is heard now, in milliseconds on the far end's time line; empty without sound
     */
    public Optional<VideoFrame> show(long now, OptionalDouble sound) {
        Optional<VideoFrame> latest = Optional.empty();
        Picture next = due(now, sound);
        while (next != null) {
            Optional<VideoFrame> frame = decode(next);
            if (frame.isPresent() && isInStep(next, now, sound)) {
                count(frame.get(), next, sound, latest.isPresent());
                latest = frame;
            }
            next = due(now, sound);
        }
        if (latest.isPresent()) {
            shown(now);
        }
        return latest;
    }

    private synchronized boolean isInStep(Picture picture, long now, OptionalDouble sound) {
        double behind = sound.isPresent() ? sound.getAsDouble() - picture.time() : 0;
        boolean late = behind > OUT_OF_STEP && behind < UNRELATED;
        lateShare += ((late ? 1 : 0) - lateShare) / MEMORY;
        if (late && lateShare < MOST && now - lastShown < STANDING) {
            skipped++;
            return false;
        }
        return true;
    }

    private synchronized void shown(long now) {
        lastShown = now;
    }

    private synchronized void count(VideoFrame frame, Picture picture, OptionalDouble sound, boolean another) {
        skipped += another ? 1 : 0;
        shown += another ? 0 : 1;
        width = frame.width();
        height = frame.height();
        skew = sound.isPresent() ? picture.time() - sound.getAsDouble() : 0;
    }

    private synchronized Picture due(long now, OptionalDouble sound) {
        Picture first = pictures.peek();
        if (first == null) {
            return null;
        }
        double own = clock.isKnown() ? clock.due(now) : first.time();
        double position = sound.isPresent() && Math.abs(first.time() - sound.getAsDouble()) < UNRELATED
                ? sound.getAsDouble() : own;
        while (first != null && first.coded() && first.time() < position - TOO_LATE && !first.key()) {
            remove();
            dropped++;
            dropping = true;
            first = pictures.peek();
        }
        return first == null || first.time() > position ? null : remove();
    }

    private Picture remove() {
        Picture first = pictures.remove();
        bytes -= first.tag().length;
        return first;
    }

    private Optional<VideoFrame> decode(Picture picture) {
        if (dropping && picture.coded() && !picture.key()) {
            drop();
            return Optional.empty();
        }
        dropping &= !picture.key();
        try {
            Optional<VideoFrame> frame = decoder.decode(picture.tag());
            if (frame.isEmpty() && picture.coded()) {
                drop();
            }
            return frame;
        } catch (MediaException e) {
            synchronized (this) {
                malformed++;
                needsKeyFrame = true;
            }
            return Optional.empty();
        }
    }

    private synchronized void drop() {
        dropped++;
        needsKeyFrame = true;
    }

    /** Whether the far end should be asked for a key frame; once for each time that one is needed. */
    public synchronized boolean takeKeyFrameNeed() {
        boolean needed = needsKeyFrame;
        needsKeyFrame = false;
        return needed;
    }

    /** What became of all so far. */
    public synchronized VideoCounters counters() {
        return new VideoCounters(received, shown, skipped, dropped, malformed, skew, width, height);
    }
}
