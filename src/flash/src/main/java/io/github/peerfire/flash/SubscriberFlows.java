package io.github.peerfire.flash;

import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The flows from a publisher to one subscriber, one for each kind; that of data also carries commands and events. */
final class SubscriberFlows {

    private final Map<MediaKind, ReturnFlow> flows = new EnumMap<>(MediaKind.class);
    private final Set<MediaKind> unwanted = EnumSet.noneOf(MediaKind.class);
    private boolean paused;
    private boolean awaitsKeyFrame;

    SubscriberFlows(Session session, RecvFlow control, int streamId, OutgoingFlow owner) {
        for (MediaKind kind : MediaKind.values()) {
            flows.put(kind, new ReturnFlow(session, control, streamId, kind, owner));
        }
    }

    /** Whether this is the flow of commands, events and data. */
    boolean isMain(SendFlow flow) {
        return main().is(flow);
    }

    /** A flow is over; whether all are that were opened. */
    boolean completed(SendFlow flow) {
        flows.values().stream().filter(each -> each.is(flow)).forEach(ReturnFlow::completed);
        return flows.values().stream().allMatch(ReturnFlow::isComplete);
    }

    private ReturnFlow main() {
        return flows.get(MediaKind.DATA);
    }

    void receive(MediaKind kind, boolean wanted) {
        if (wanted) {
            unwanted.remove(kind);
        } else {
            unwanted.add(kind);
        }
        awaitsKeyFrame |= kind == MediaKind.VIDEO;
    }

    void pause(boolean pause) {
        paused = pause;
        awaitsKeyFrame = true;
    }

    /** Whether the subscriber wants a kind of media now. */
    boolean wants(MediaKind kind) {
        return !paused && !unwanted.contains(kind);
    }

    /** Writes a command, event or data message, reliably and in order. */
    void control(RtmpMessage message, long now) {
        main().write(message.encode(), Reliability.FULL, now);
    }

    /** Writes audio or video; false if it was dropped, since too much waits or a picture lacks those before it. */
    boolean media(MediaKind kind, RtmpMessage message, long now) {
        boolean configuration = MediaTag.isConfiguration(kind, message.payload());
        if (kind == MediaKind.VIDEO && !configuration) {
            if (awaitsKeyFrame && !MediaTag.isKeyFrame(message.payload())) {
                return false;
            }
            awaitsKeyFrame = !flows.get(kind).isWritable();
        }
        return (configuration || flows.get(kind).isWritable())
                && flows.get(kind).write(message.encode(), configuration ? Reliability.FULL : kind.reliability(), now);
    }

    /** Has the far end deliver what follows on the main flow behind what went before on all flows (RFC 7425 §5.2). */
    void barrier(long now) {
        List<ReturnFlow> open = flows.values().stream().filter(ReturnFlow::isOpen).toList();
        if (open.size() < 2) {
            return;
        }
        byte[] message = new UserControlMessage(new UserControl.FlowSynchronization(1, open.size())).encode();
        open.forEach(flow -> flow.write(message, Reliability.FULL, now));
    }

    long bufferedBytes() {
        return flows.values().stream().mapToLong(ReturnFlow::bufferedBytes).sum();
    }

    void close(long now) {
        flows.values().forEach(flow -> flow.close(now));
    }
}
