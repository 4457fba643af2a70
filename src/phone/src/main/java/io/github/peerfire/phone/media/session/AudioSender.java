package io.github.peerfire.phone.media.session;

import io.github.peerfire.client.LocalStream;
import io.github.peerfire.phone.media.audio.AudioCodecProvider;
import io.github.peerfire.phone.media.audio.AudioEncoder;
import io.github.peerfire.phone.media.audio.AudioFrame;
import io.github.peerfire.phone.media.audio.LevelMeter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Encodes and sends sound. One thread captures, others switch. */
final class AudioSender {

    private static final double MILLISECOND = 1e6;
    /**
     * A device's clock that is wrong is corrected by 1 in 50 of what it is wrong, and by half a millisecond at most.
     */
    private static final double CORRECTION = 0.02;
    private static final double MOST = 0.5;
    /** So many milliseconds away, nothing was captured for a while. */
    private static final double GAP = 100;
    /** How long sound is sent twice after it was asked for. */
    private static final long REPEATING = 10_000_000_000L;

    /** So many frames later. Sound that had to wait leaves in one packet, which is lost as a whole. */
    private static final int DISTANCE = 2;

    private final LocalStream out;
    private final long begin;
    private final LevelMeter level = new LevelMeter();
    private AudioCodecProvider codec;
    private AudioEncoder encoder;
    private double time = Double.NEGATIVE_INFINITY;
    private boolean headerSent;
    private boolean muted;
    private boolean held;
    private boolean repeatsWanted;
    private long repeatsAskedAt;
    private final Deque<Sent> last = new ArrayDeque<>();
    private Traffic sent = Traffic.NONE;

    private record Sent(long timestamp, byte[] tag) {
    }

    /** On a time line that begins then, in nanoseconds. */
    AudioSender(LocalStream out, long begin, AudioCodecProvider codec) {
        this.out = out;
        this.begin = begin;
        this.codec = codec;
        this.encoder = codec.newEncoder();
    }

    /** With this codec from now on, or none; returns whether that is another one than before. */
    synchronized boolean setCodec(AudioCodecProvider codecOrNull) {
        if (codecOrNull == codec) {
            return false;
        }
        codec = codecOrNull;
        encoder = codecOrNull == null ? null : codecOrNull.newEncoder();
        headerSent = false;
        return true;
    }

    synchronized void setMuted(boolean silent) {
        muted = silent;
    }

    synchronized void setHeld(boolean hold) {
        held = hold;
    }

    /** The far end hears losses. */
    synchronized void repeat(long now) {
        repeatsWanted = true;
        repeatsAskedAt = now;
    }

    /** Sends the 20 ms before now; silence if it is muted, nothing if it is held. */
    synchronized void send(short[] samples, long now) {
        level.take(samples);
        double captured = (now - begin) / MILLISECOND - AudioFrame.MILLISECONDS;
        double error = captured - time;
        time = Math.abs(error) > GAP ? captured
                : time + AudioFrame.MILLISECONDS + Math.max(-MOST, Math.min(MOST,
                        CORRECTION * (error - AudioFrame.MILLISECONDS)));
        if (held || encoder == null) {
            last.clear();
            return;
        }
        if (muted) {
            Arrays.fill(samples, (short) 0);
        }
        long timestamp = Math.max(0, Math.round(time));
        if (!headerSent) {
            headerSent = true;
            encoder.sequenceHeader().ifPresent(header -> send(timestamp, header));
        }
        byte[] tag = encoder.encode(samples);
        send(timestamp, tag);
        last.add(new Sent(timestamp, tag));
        if (last.size() > DISTANCE) {
            sendAgain(last.remove(), now);
        }
    }

    /** Behind what came after it, for both are seldom lost together. */
    private void sendAgain(Sent earlier, long now) {
        repeatsWanted &= now - repeatsAskedAt < REPEATING;
        if (repeatsWanted) {
            send(earlier.timestamp(), earlier.tag());
        }
    }

    private void send(long timestamp, byte[] tag) {
        out.audio(timestamp, tag);
        sent = sent.plus(tag);
    }

    LevelMeter level() {
        return level;
    }

    synchronized Traffic sent() {
        return sent;
    }
}
