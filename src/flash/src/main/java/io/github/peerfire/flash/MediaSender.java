package io.github.peerfire.flash;

import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.WriteReceipt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/** Sends audio and video to one far end: what it wants, while there is room, and only what it can decode. */
final class MediaSender {

    private final StreamFlows flows;
    private final TrafficMeter meter;
    private final PictureQueue pictures;
    private final Deque<WriteReceipt> audio = new ArrayDeque<>();
    private final Set<MediaKind> unwanted = EnumSet.noneOf(MediaKind.class);
    private MediaLifetimes lifetimes = new MediaLifetimes();
    private boolean paused;

    MediaSender(StreamFlows flows, TrafficMeter meter) {
        this.flows = flows;
        this.meter = meter;
        this.pictures = new PictureQueue(meter);
    }

    void setLifetimes(MediaLifetimes mediaLifetimes) {
        lifetimes = mediaLifetimes;
    }

    /** The far end wants a kind, or no longer. */
    void receive(MediaKind kind, boolean wanted) {
        if (wanted) {
            unwanted.remove(kind);
        } else {
            unwanted.add(kind);
        }
        if (kind == MediaKind.VIDEO) {
            pictures.awaitKeyFrame();
        }
    }

    /** The far end has missed something, so that pictures begin with the next key frame. */
    void awaitKeyFrame() {
        pictures.awaitKeyFrame();
    }

    /** The far end wants nothing for now, or again. */
    void pause(boolean pause) {
        paused = pause;
        pictures.awaitKeyFrame();
    }

    /** Sends audio or video. What a decoder cannot do without goes even unasked, and reliably. */
    void send(OutgoingTag tag, long now) {
        if (tag.isIndispensable()) {
            counted(tag, isHopeless(tag) ? null : flows.write(tag.kind(), tag.encoded(), Reliability.FULL, now), now);
        } else if (paused || unwanted.contains(tag.kind())) {
            return;
        } else if (tag.isPicture()) {
            sendPicture(tag, now);
        } else {
            settleAudio();
            WriteReceipt receipt = write(tag, now);
            if (counted(tag, receipt, now) && tag.kind() == MediaKind.AUDIO) {
                audio.add(receipt);
            }
        }
    }

    /** Whether the far end takes so little that nothing more may pile up. */
    private boolean isHopeless(OutgoingTag tag) {
        return flows.bufferedBytes() + tag.length() > Subscriber.MAXIMUM_BUFFERED_BYTES;
    }

    private void sendPicture(OutgoingTag tag, long now) {
        if (!pictures.admits(tag)) {
            meter.drop(MediaKind.VIDEO);
            return;
        }
        WriteReceipt receipt = write(tag, now);
        pictures.written(tag, receipt);
        counted(tag, receipt, now);
    }

    /** Writes; null if too much waits already. */
    private WriteReceipt write(OutgoingTag tag, long now) {
        return flows.isWritable(tag.kind())
                ? flows.write(tag.kind(), tag.encoded(), lifetimes.of(tag.kind()), now) : null;
    }

    private boolean counted(OutgoingTag tag, WriteReceipt receipt, long now) {
        if (receipt == null) {
            meter.drop(tag.kind());
            return false;
        }
        meter.count(tag.kind(), tag.length(), now);
        return true;
    }

    /** Counts what was given up meanwhile. */
    void settle() {
        settleAudio();
        pictures.settle();
    }

    private void settleAudio() {
        audio.removeIf(receipt -> {
            if (receipt.isAbandoned()) {
                meter.lose(MediaKind.AUDIO);
            }
            return receipt.isAbandoned() || receipt.isDelivered();
        });
    }
}
