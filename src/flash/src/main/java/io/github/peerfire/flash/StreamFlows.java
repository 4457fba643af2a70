package io.github.peerfire.flash;

import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.flow.WriteReceipt;
import io.github.peerfire.rtmfp.session.Session;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The flows of one stream to one far end, one for each kind; that of data also carries commands and events. */
final class StreamFlows {

    private final Map<MediaKind, ReturnFlow> flows = new EnumMap<>(MediaKind.class);
    private long barriers;

    /** @param control the far end's flow, to which they are opened in return */
    StreamFlows(Session session, RecvFlow control, int streamId, OutgoingFlow owner) {
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
        return isComplete();
    }

    /** Whether all is over that was opened. */
    boolean isComplete() {
        return flows.values().stream().allMatch(ReturnFlow::isComplete);
    }

    private ReturnFlow main() {
        return flows.get(MediaKind.DATA);
    }

    /** Whether more of a kind may be written without anything piling up. */
    boolean isWritable(MediaKind kind) {
        return flows.get(kind).isWritable();
    }

    /** Writes a command, event or data message, reliably and in order. */
    void control(RtmpMessage message, long now) {
        main().write(message.encode(), Reliability.FULL, now);
    }

    /** Writes an encoded message on the flow of its kind; null if that is over. */
    WriteReceipt write(MediaKind kind, byte[] message, Reliability reliability, long now) {
        return flows.get(kind).write(message, reliability, now);
    }

    /** Has the far end deliver what follows on the main flow behind what went before on all flows (RFC 7425 §5.2). */
    void barrier(long now) {
        List<ReturnFlow> open = flows.values().stream().filter(ReturnFlow::isOpen).toList();
        if (open.size() < 2) {
            return;
        }
        byte[] message = new UserControlMessage(
                new UserControl.FlowSynchronization(++barriers, open.size())).encode();
        open.forEach(flow -> flow.write(message, Reliability.FULL, now));
    }

    long bufferedBytes() {
        return flows.values().stream().mapToLong(ReturnFlow::bufferedBytes).sum();
    }

    void close(long now) {
        flows.values().forEach(flow -> flow.close(now));
    }
}
