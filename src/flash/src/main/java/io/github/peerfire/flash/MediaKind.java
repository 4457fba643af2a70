package io.github.peerfire.flash;

import io.github.peerfire.flash.message.AudioMessage;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.VideoMessage;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Priority;
import io.github.peerfire.rtmfp.flow.Reliability;

/** What a stream carries, and how the transport treats each kind: audio before data before video. */
enum MediaKind {

    /** Given up after a second, best taken as it arrives (RFC 7425 §5.1.1). */
    AUDIO(new FlowOptions(Priority.IMMEDIATE, true, 65_536), Reliability.within(Time.SECOND), true),
    /** Given up after two seconds. */
    VIDEO(new FlowOptions(Priority.LOW, false, 1_048_576), Reliability.within(2 * Time.SECOND), false),
    /** Reliable and in order. */
    DATA(new FlowOptions(Priority.ROUTINE, false, 1_048_576), Reliability.FULL, false);

    private final FlowOptions options;
    private final Reliability reliability;
    private final boolean arrivalOrder;

    MediaKind(FlowOptions options, Reliability reliability, boolean arrivalOrder) {
        this.options = options;
        this.reliability = reliability;
        this.arrivalOrder = arrivalOrder;
    }

    FlowOptions options() {
        return options;
    }

    Reliability reliability() {
        return reliability;
    }

    /** The hint to the receiver (RFC 7425 §5.1.1). */
    boolean arrivalOrder() {
        return arrivalOrder;
    }

    /** What kind a message is; null if it is none. */
    static MediaKind of(RtmpMessage message) {
        return message instanceof AudioMessage ? AUDIO
                : message instanceof VideoMessage ? VIDEO
                : message instanceof DataMessage ? DATA : null;
    }
}
