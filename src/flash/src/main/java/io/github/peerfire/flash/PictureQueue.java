package io.github.peerfire.flash;

import io.github.peerfire.rtmfp.flow.WriteReceipt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The pictures that were written to one far end and have not arrived. Knows which of them, and of those to come, are
 * worth nothing: what waits when the next key frame comes, and what depends on a picture that was given up.
 */
final class PictureQueue {

    private final TrafficMeter meter;
    private final Deque<Picture> pictures = new ArrayDeque<>();
    private boolean awaitsKeyFrame = true;

    PictureQueue(TrafficMeter meter) {
        this.meter = meter;
    }

    private record Picture(WriteReceipt receipt, boolean key, boolean disposable) {
    }

    /** What follows is not sent before the next key frame. */
    void awaitKeyFrame() {
        awaitsKeyFrame = true;
    }

    /** Whether a picture can be decoded if it is sent now. Before a key frame, what still waits is given up. */
    boolean admits(OutgoingTag tag) {
        settle();
        if (!tag.isKeyFrame()) {
            return !awaitsKeyFrame;
        }
        pictures.forEach(PictureQueue::abandonIfWaiting);
        settle();
        return true;
    }

    /** A picture that was admitted was written, or was not. */
    void written(OutgoingTag tag, WriteReceipt receipt) {
        if (receipt == null) {
            awaitsKeyFrame |= !tag.isDisposable();
            return;
        }
        awaitsKeyFrame = false;
        pictures.add(new Picture(receipt, tag.isKeyFrame(), tag.isDisposable()));
    }

    /** Counts what was given up meanwhile, and gives up what depends on it. */
    void settle() {
        boolean broken = false;
        for (Iterator<Picture> all = pictures.iterator(); all.hasNext();) {
            Picture picture = all.next();
            if (broken && picture.key()) {
                broken = false;
            } else if (broken) {
                abandonIfWaiting(picture);
            }
            if (picture.receipt().isAbandoned()) {
                meter.lose(MediaKind.VIDEO);
                broken |= !picture.disposable();
            }
            if (picture.receipt().isAbandoned() || picture.receipt().isDelivered()) {
                all.remove();
            }
        }
        awaitsKeyFrame |= broken;
    }

    private static void abandonIfWaiting(Picture picture) {
        if (!picture.receipt().isStarted() && !picture.receipt().isAbandoned()) {
            picture.receipt().abandon();
        }
    }
}
