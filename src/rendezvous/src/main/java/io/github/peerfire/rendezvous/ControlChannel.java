package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The flows of one connection, both ways: the control flows on stream 0, and those of the streams that the client
 * created.
 */
final class ControlChannel {

    /** How many streams a client may have here, where none does anything. */
    static final int MAXIMUM_STREAMS = 16;

    /** How many bytes of answers a client may leave unacknowledged. */
    static final int MAXIMUM_UNACKNOWLEDGED = 262_144;

    /** How many flows whose end was sent a client may leave unacknowledged. */
    static final int MAXIMUM_ENDING = 4 * MAXIMUM_STREAMS;

    /** One for all, as there are many. */
    private static final FlowMetadata CONTROL = new FlowMetadata(0, false);
    private static final int[] NONE = {};
    private static final byte[] ENCODED_CONTROL = CONTROL.encode();

    private final Session session;
    private RecvFlow control;
    private SendFlow sendingControl;
    private int[] streams = NONE;
    /** What few clients have: flows of streams that something was sent on; null before. */
    private Map<Integer, SendFlow> sending;
    /** Flows of streams that have ended for us, but not yet for the client. */
    private Set<SendFlow> ending;
    private int lastStream;

    ControlChannel(Session session) {
        this.session = session;
    }

    /** Takes a flow that the client opened, or rejects it. */
    void accept(RecvFlow flow, long now) {
        FlowMetadata metadata = FlowMetadata.decode(flow.metadata()).orElse(null);
        if (metadata == null || metadata.streamId() != 0 && !hasStream(metadata.streamId())) {
            flow.reject(0, now); // RFC 7425 §5.1.1, §5.3.5.3
            return;
        }
        flow.attach(metadata.equals(CONTROL) ? CONTROL : metadata);
        if (control == null && metadata.streamId() == 0) {
            control = flow;
        }
    }

    private boolean hasStream(int streamId) {
        for (int stream : streams) {
            if (stream == streamId) {
                return true;
            }
        }
        return false;
    }

    /** Whether this is the flow with whose end the connection ends. */
    boolean isControl(RecvFlow flow) {
        return flow == control;
    }

    /** Whether this is the flow whose rejection, or completion after {@link #close}, ends the connection. */
    boolean isControl(SendFlow flow) {
        return flow == sendingControl;
    }

    /** Makes a stream and returns its ID, if there are not too many. */
    OptionalInt createStream() {
        if (streams.length >= MAXIMUM_STREAMS) {
            return OptionalInt.empty();
        }
        streams = Arrays.copyOf(streams, streams.length + 1);
        streams[streams.length - 1] = ++lastStream;
        return OptionalInt.of(lastStream);
    }

    void deleteStream(int streamId, long now) {
        if (hasStream(streamId)) {
            streams = Arrays.stream(streams).filter(stream -> stream != streamId).toArray();
            finish(streamId, now);
        }
    }

    /** Ends what was sent on a stream so far; the stream stays, and more may be sent on it. */
    void finish(int streamId, long now) {
        SendFlow flow = sending == null ? null : sending.remove(streamId);
        if (flow != null) {
            flow.close(now);
            ending.add(flow);
        }
    }

    /** Sends a message on a stream; false if the client leaves too much unacknowledged, which ends the connection. */
    boolean send(int streamId, RtmpMessage message, long now) {
        SendFlow flow = flow(streamId, now);
        if (flow == null) {
            return true;
        }
        if (flow.isOpen()) {
            flow.write(message.encode(), Reliability.FULL, now);
        }
        return flow.bufferedBytes() <= MAXIMUM_UNACKNOWLEDGED && (ending == null || ending.size() <= MAXIMUM_ENDING);
    }

    /** Null if there is none, and the client has ended that on which it would hear of one. */
    private SendFlow flow(int streamId, long now) {
        if (streamId != 0) {
            return ofStream(streamId, now);
        }
        if (sendingControl == null) {
            sendingControl = open(0, now);
        }
        return sendingControl;
    }

    private SendFlow ofStream(int streamId, long now) {
        if (sending == null) {
            sending = new LinkedHashMap<>();
            ending = new LinkedHashSet<>();
        }
        return sending.computeIfAbsent(streamId, id -> open(id, now));
    }

    private SendFlow open(int streamId, long now) {
        if (!control.isOpen()) {
            return null; // RFC 7016 §3.6.2.1
        }
        byte[] metadata = streamId == 0 ? ENCODED_CONTROL : new FlowMetadata(streamId, false).encode();
        return session.openReturnFlow(control, metadata, FlowOptions.DEFAULT, now); // RFC 7425 §5.3.2, §5.3.5.2
    }

    /** A flow of a stream is no more, for example because the client rejected it. */
    void forget(SendFlow flow) {
        if (sending != null) {
            sending.values().remove(flow);
            ending.remove(flow);
        }
    }

    /** Ends all sending flows; what is queued is still sent. */
    void close(long now) {
        // RFC 7425 §5.3.6
        if (sendingControl != null) {
            sendingControl.close(now);
        }
        if (sending != null) {
            sending.values().forEach(flow -> flow.close(now));
        }
    }
}
