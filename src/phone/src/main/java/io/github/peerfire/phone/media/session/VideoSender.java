package io.github.peerfire.phone.media.session;

import io.github.peerfire.client.LocalStream;
import io.github.peerfire.phone.media.rate.PathState;
import io.github.peerfire.phone.media.rate.RateController;
import io.github.peerfire.phone.media.rate.VideoQuality;
import io.github.peerfire.phone.media.video.VideoCodecProvider;
import io.github.peerfire.phone.media.video.VideoEncoder;
import io.github.peerfire.phone.media.video.VideoFrame;

/** Encodes and sends pictures, as large and as many as the way takes. One thread captures, others switch. */
final class VideoSender implements AutoCloseable {

    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1000 * MILLISECOND;
    /** Also without being asked, there is a key frame that often. */
    private static final long KEY_INTERVAL = 5 * SECOND;
    /** However many ask. */
    private static final long KEY_PAUSE = SECOND / 2;

    private final LocalStream out;
    private final long begin;
    private final RateController controller;
    private VideoCodecProvider codec;
    private VideoEncoder encoder;
    private VideoQuality quality;
    private VideoQuality encoded;
    private boolean keyWanted = true;
    private boolean off;
    private boolean held;
    private boolean everSent;
    private long lastKey;
    private long due;
    private Traffic sent = Traffic.NONE;

    /** On a time line that begins then, in nanoseconds. */
    VideoSender(LocalStream out, long begin, VideoCodecProvider codec, VideoQuality best) {
        this.out = out;
        this.begin = begin;
        this.controller = new RateController(best);
        this.quality = controller.quality();
        this.codec = codec;
        this.encoder = codec.newEncoder();
    }

    /** With this codec from now on, or none; returns whether that is another one than before. */
    synchronized boolean setCodec(VideoCodecProvider codecOrNull) {
        if (codecOrNull == codec) {
            return false;
        }
        codec = codecOrNull;
        closeEncoder();
        encoder = codecOrNull == null ? null : codecOrNull.newEncoder();
        encoded = null;
        keyWanted = true;
        return true;
    }

    private void closeEncoder() {
        if (encoder != null) {
            encoder.close();
        }
    }

    synchronized void setOff(boolean noPictures) {
        keyWanted |= off && !noPictures;
        off = noPictures;
    }

    synchronized void setHeld(boolean hold) {
        keyWanted |= held && !hold;
        held = hold;
    }

    /** The far end cannot go on without a key frame. */
    synchronized void requestKeyFrame() {
        keyWanted = true;
    }

    /** Takes how the way is. */
    synchronized void update(PathState path, long now) {
        quality = controller.update(path, now);
        keyWanted |= controller.takeKeyFrameNeed();
    }

    synchronized VideoQuality quality() {
        return quality;
    }

    /** Sends a picture, unless it is too early for another one. */
    synchronized void send(VideoFrame frame, long now) {
        long interval = SECOND / quality.framesPerSecond();
        if (off || held || encoder == null || everSent && now < due - interval / 4) {
            return;
        }
        due = everSent && now - due < interval ? due + interval : now + interval;
        if (!quality.equals(encoded)) {
            encoder.setRate(quality.bitsPerSecond(), quality.framesPerSecond());
            encoded = quality;
        }
        boolean key = keyWanted && (!everSent || now - lastKey >= KEY_PAUSE) || now - lastKey >= KEY_INTERVAL;
        if (key) {
            keyWanted = false;
            lastKey = now;
        }
        everSent = true;
        long timestamp = Math.max(0, (now - begin) / MILLISECOND);
        for (byte[] tag : encoder.encode(fitted(frame), key)) {
            out.video(timestamp, tag);
            sent = sent.plus(tag);
        }
    }

    /** Never larger than it came, and with the shape in which it came. */
    private VideoFrame fitted(VideoFrame frame) {
        if (frame.width() <= quality.width() && frame.height() <= quality.height()) {
            return frame;
        }
        double scale = Math.min((double) quality.width() / frame.width(), (double) quality.height() / frame.height());
        return frame.scaled(even(frame.width() * scale), even(frame.height() * scale));
    }

    private static int even(double side) {
        return Math.max(2, (int) Math.round(side / 2) * 2);
    }

    synchronized Traffic sent() {
        return sent;
    }

    @Override
    public synchronized void close() {
        off = true;
        closeEncoder();
    }
}
