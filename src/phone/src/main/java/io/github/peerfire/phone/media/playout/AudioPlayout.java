package io.github.peerfire.phone.media.playout;

import io.github.peerfire.flash.tag.AudioTagHeader;
import io.github.peerfire.flash.tag.TagRole;
import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.audio.AudioDecoder;
import io.github.peerfire.phone.media.audio.AudioFrame;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Makes even sound of packets that come unevenly. What is not there when it is due is made up by the decoder; where the
 * far end's clock is faster or slower than ours, or packets begin to take longer, a frame is left out or put in.
 * Messages come on one thread, frames are taken on another.
 */
public final class AudioPlayout {

    private static final int FRAME = AudioFrame.MILLISECONDS;
    private static final int TOLERANCE = FRAME / 2;
    /**
     * Between these, in milliseconds before what is due, it may be played; else a frame is put in or left out. Never
     * exactly when it is due, for then as many come late as the clock allows for.
     */
    private static final double AHEAD = -8;
    private static final double BEHIND = -45;
    /** Frames between two such repairs. */
    private static final int REPAIR_PAUSE = 10;
    /** Farther away than that from what is due, in milliseconds, it goes on at another place. */
    private static final double LOST = 400;
    /** So many late packets one after the other: the way has become longer. */
    private static final int LATE_RUN = 10;
    /** So many frames without any packet: the far end pauses. */
    private static final int PAUSE = 15;
    private static final int MAXIMUM_WAITING = 250;
    /** A timestamp so far from the last one, in milliseconds, begins another time line. */
    private static final long JUMP = 10_000;

    private final AudioDecoder decoder;
    private final Queue<Arrival> arrivals = new ArrayBlockingQueue<>(MAXIMUM_WAITING);
    private final ArrivalClock clock = new ArrivalClock();
    private final TreeMap<Long, byte[]> packets = new TreeMap<>();
    private final SampleQueue samples = new SampleQueue();
    private final LossWatch losses = new LossWatch();
    private Timeline timeline = new Timeline();
    private long lastArrived;
    private long newest;
    private double next;
    private boolean playing;
    private int lateRun;
    private int missing;
    private int sinceRepair;
    private double heard;
    private long heardAt;
    private long inTime;
    private long recovered;
    private long concealed;
    private long late;
    private long malformed;
    private long stretched;
    private long skipped;

    private record Arrival(long timestamp, byte[] tag, long now) {
    }

    /** Begins when something comes. */
    public AudioPlayout(AudioDecoder decoder) {
        this.decoder = decoder;
    }

    /**
     * Takes a message of the far end.
     *
     * @param timestamp milliseconds, of which the lower 32 bits count
     * @param tag any bytes; not copied
     * @param now when it came
     */
    public void receive(long timestamp, byte[] tag, long now) {
        // The network's thread must not wait for a decoder; of what nobody plays, no more than this is kept.
        arrivals.offer(new Arrival(timestamp, tag, now));
    }

    private void take(long timestamp, byte[] tag, long now) {
        if (AudioTagHeader.decode(tag).role() != TagRole.CODED) {
            malformed += AudioTagHeader.decode(tag).role() == TagRole.UNKNOWN ? 1 : 0;
            return;
        }
        long time = timeline.extend(timestamp);
        if (clock.isKnown() && Math.abs(time - lastArrived) > JUMP) {
            restart(0);
            timeline = new Timeline();
            time = timeline.extend(timestamp);
        }
        boolean overtaken = clock.isKnown() && time < newest;
        newest = overtaken ? newest : time;
        lastArrived = time;
        clock.arrived(time, now);
        if (playing && time + TOLERANCE < next) {
            late++;
            if (++lateRun >= LATE_RUN) {
                restart(LATE_RUN);
            }
            return;
        }
        lateRun = 0;
        losses.came(overtaken);
        if (packets.size() < MAXIMUM_WAITING) {
            packets.put(time, tag);
        }
    }

    private void restart(int known) {
        clock.forgetAllBut(known);
        packets.clear();
        samples.clear();
        playing = false;
        lateRun = 0;
        missing = 0;
    }

    /**
     * The next 20 ms of sound; silence while there is none.
     *
     * @param now when it is handed to the loudspeaker
     * @param sinkDelay nanoseconds from then until it is heard
     */
    public synchronized AudioFrame play(long now, long sinkDelay) {
        for (Arrival next = arrivals.poll(); next != null; next = arrivals.poll()) {
            take(next.timestamp(), next.tag(), next.now());
        }
        if (!playing && !begin(now)) {
            return new AudioFrame(0, new short[AudioFrame.SAMPLES]);
        }
        repair(clock.due(now));
        if (!playing) {
            return new AudioFrame(0, new short[AudioFrame.SAMPLES]);
        }
        fill();
        double time = next - (double) samples.length() * 1000 / AudioFrame.RATE;
        heard = time;
        heardAt = now + sinkDelay;
        return new AudioFrame(Math.round(time), samples.take());
    }

    /** What is heard at a time, in milliseconds on the far end's time line; empty while nothing is. */
    public synchronized OptionalDouble position(long now) {
        return playing ? OptionalDouble.of(heard + (double) (now - heardAt) / ArrivalClock.MILLISECOND)
                : OptionalDouble.empty();
    }

    private boolean begin(long now) {
        if (packets.isEmpty() || packets.firstKey() - clock.due(now) > AHEAD) {
            return false;
        }
        next = packets.firstKey();
        playing = true;
        missing = 0;
        sinceRepair = 0;
        return true;
    }

    private void repair(double due) {
        double ahead = next - (double) samples.length() * 1000 / AudioFrame.RATE - due;
        sinceRepair++;
        if (Math.abs(ahead) > LOST) {
            samples.clear();
            packets.headMap((long) due).clear();
            playing = !packets.isEmpty();
            next = playing ? Math.max(due, packets.firstKey()) : 0;
        } else if (sinceRepair > REPAIR_PAUSE && ahead > AHEAD) {
            samples.add(decoder.conceal(null));
            stretched++;
            sinceRepair = 0;
        } else if (sinceRepair > REPAIR_PAUSE && ahead < BEHIND) {
            skip();
            sinceRepair = 0;
        }
    }

    /** Two frames become one: the first fades into the second. */
    private void skip() {
        fill();
        short[] first = samples.take();
        fill();
        short[] second = samples.take();
        for (int i = 0; i < first.length; i++) {
            second[i] = (short) ((first[i] * (first.length - i) + second[i] * i) / first.length);
        }
        skipped++;
        samples.prepend(second);
    }

    private void fill() {
        while (samples.length() < AudioFrame.SAMPLES) {
            Map.Entry<Long, byte[]> first = packets.firstEntry();
            if (first == null || first.getKey() > next + TOLERANCE) {
                conceal(first);
            } else {
                packets.pollFirstEntry();
                decode(first.getKey(), first.getValue());
            }
        }
    }

    private void conceal(Map.Entry<Long, byte[]> following) {
        boolean adjacent = following != null && following.getKey() <= next + FRAME + TOLERANCE;
        boolean copied = adjacent && decoder.holdsPrevious(following.getValue());
        samples.add(decoder.conceal(adjacent ? following.getValue() : null));
        next += FRAME;
        if (following != null) {
            losses.came(true);
        }
        if (following == null && ++missing > PAUSE) {
            playing = false;
        } else {
            recovered += copied ? 1 : 0;
            concealed += copied ? 0 : 1;
        }
    }

    /** Whether the far end should be asked to send sound twice, once for each time that it should. */
    public synchronized boolean takeRepeatNeed(long now) {
        return losses.takeNeed(now);
    }

    private void decode(long time, byte[] packet) {
        missing = 0;
        try {
            short[] decoded = decoder.decode(packet);
            samples.add(decoded);
            next = time + (double) decoded.length * 1000 / AudioFrame.RATE;
            inTime += Math.max(1, decoded.length / AudioFrame.SAMPLES);
        } catch (MediaException e) {
            malformed++;
        }
    }

    /** What became of all so far. */
    public synchronized AudioCounters counters() {
        return new AudioCounters(inTime, recovered, concealed, late, malformed, stretched, skipped,
                (double) clock.delay() / ArrivalClock.MILLISECOND);
    }
}
