package io.github.peerfire.flash;

import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.flow.SendFlow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A stream in the server and its flows in both directions (RFC 7425 §5.3.5): from {@code createStream} to
 * {@code deleteStream}. Knows nothing of what goes through.
 */
final class ServerStream implements IncomingFlow, OutgoingFlow {

    /** How long what was sent before the end may take to arrive, before the stream is deleted nevertheless. */
    private static final long CLOSING_LIMIT = 10 * Time.SECOND;

    private final ServerStreams owner;
    private final Tenant tenant;
    private final Set<RecvFlow> incoming = new LinkedHashSet<>();
    private int streamId;
    private StreamFlows flows;
    private Runnable closed = () -> { };
    private boolean closing;
    private boolean over;

    ServerStream(ServerStreams owner, Tenant tenant) {
        this.owner = owner;
        this.tenant = tenant;
    }

    /** What uses it. Is told nothing more once it closed it, or was told that it is gone. */
    interface Tenant {

        /** The server made the stream. */
        void created(ServerStream stream, long now);

        /** The server did not make it, refuses it, or is gone. */
        void gone(String reason, long now);

        /** A message of the server's. */
        void received(RtmpMessage message, long now);

        /** A message came on a flow; it may yet have to wait for others. */
        default void arrived(RecvFlow flow, RtmpMessage message) {
        }

        /** As {@link IncomingFlow#gap}. */
        default void gap(RecvFlow flow) {
        }

        /** As {@link IncomingFlow#dropped}. */
        default void dropped() {
        }
    }

    /** The server gave it an ID. */
    void created(int id, StreamFlows streamFlows, long now) {
        streamId = id;
        flows = streamFlows;
        if (closing) {
            over(now);
        } else {
            tenant.created(this, now);
        }
    }

    int streamId() {
        return streamId;
    }

    /** Null before the stream was created. */
    StreamFlows flows() {
        return flows;
    }

    /** Sends a command of the stream's. */
    void command(CommandMessage command, long now) {
        if (!closing && !over) {
            flows.control(command, now);
        }
    }

    /** Sends an event of the connection's that concerns this stream. */
    void event(UserControl event, long now) {
        owner.send(new UserControlMessage(event), now);
    }

    void flowOpened(RecvFlow flow) {
        flow.attach(this);
        incoming.add(flow);
    }

    @Override
    public void received(RecvFlow flow, RtmpMessage message, long now) {
        if (!closing) {
            tenant.arrived(flow, message);
        }
        owner.offer(flow, message, now);
    }

    /** A message is due. */
    void process(RtmpMessage message, long now) {
        if (!closing && !over) {
            tenant.received(message, now);
        }
    }

    @Override
    public void dropped() {
        tenant.dropped();
    }

    @Override
    public void gap(RecvFlow flow) {
        tenant.gap(flow);
    }

    @Override
    public void finished(RecvFlow flow, long now) { // RFC 7425 §5.3.5.3: has no meaning for the stream
        incoming.remove(flow);
    }

    @Override
    public void rejected(SendFlow flow, long now) {
        if (flows.isMain(flow)) {
            gone("The server refuses the stream.", now);
        }
        completed(flow, now);
    }

    @Override
    public void completed(SendFlow flow, long now) {
        if (flows.completed(flow) && closing) {
            over(now);
        }
    }

    /** The server did not make it, or it is gone with the connection. */
    void gone(String reason, long now) {
        if (!closing && !over) {
            closing = true;
            tenant.gone(reason, now);
        }
        over(now);
    }

    /** Ends it, behind everything that was sent; tells when that has arrived, or was given up. */
    void close(Runnable whenClosed, long now) {
        if (closing) {
            whenClosed.run();
            return;
        }
        if (flows == null) {
            closing = true; // as soon as it is created
            whenClosed.run();
            return;
        }
        closed = whenClosed;
        flows.barrier(now);
        flows.control(CommandMessage.of("closeStream", 0, null), now);
        closing = true;
        flows.close(now);
        owner.after(CLOSING_LIMIT, this::over);
    }

    private void over(long now) {
        if (over || flows == null) {
            return;
        }
        over = true;
        flows.close(now);
        // RFC 7425 §5.3.5.3: if any flow of a stream, then all
        List.copyOf(incoming).stream().filter(RecvFlow::isOpen).forEach(flow -> flow.reject(0, now));
        owner.delete(this, now);
        closed.run();
    }
}
