package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** The streams of the server's that this connection publishes to or plays from, by their IDs (RFC 7425 §5.3.5). */
final class ServerStreams {

    private final ConnectionContext context;
    private final ServerConnection server;
    private final Map<Integer, ServerStream> streams = new LinkedHashMap<>();

    ServerStreams(ConnectionContext context, ServerConnection server) {
        this.context = context;
        this.server = server;
    }

    /** Has the server make a stream. */
    ServerStream create(ServerStream.Tenant tenant, long now) {
        ServerStream stream = new ServerStream(this, tenant);
        server.call("createStream", List.of(), now).whenComplete((id, failure) -> {
            if (failure == null) {
                created(stream, id, context.now());
            } else {
                stream.gone("The server has no streams for us: " + failure.getMessage(), context.now());
            }
        });
        return stream;
    }

    private void created(ServerStream stream, AmfValue id, long now) {
        double number = id.asNumber().orElse(0.0);
        if (number < 1 || number > FlowMetadata.MAXIMUM_STREAM_ID || streams.containsKey((int) number)) {
            stream.gone("The server did not say which stream it made.", now);
            return;
        }
        streams.put((int) number, stream);
        stream.created((int) number, server.flowsOf((int) number, stream), now);
    }

    /** The server opened a flow for a stream of these; false if there is none such. */
    boolean flowOpened(RecvFlow flow, FlowMetadata metadata) {
        ServerStream stream = streams.get(metadata.streamId());
        if (stream != null) {
            stream.flowOpened(flow);
        }
        return stream != null;
    }

    /** A message that came on a flow of a stream: it may have to wait for others. */
    void offer(RecvFlow flow, RtmpMessage message, long now) {
        server.received(flow, message, now);
    }

    /** Sends something on the connection's own flow. */
    void send(RtmpMessage message, long now) {
        server.send(message, now);
    }

    void after(long delay, LongConsumer task) {
        context.schedule(delay, () -> task.accept(context.now()));
    }

    /** A stream is over: the server may forget it. */
    void delete(ServerStream stream, long now) {
        streams.remove(stream.streamId(), stream);
        send(CommandMessage.of("deleteStream", 0, null, stream.streamId()), now);
    }

    /** The connection ended. */
    void close(String reason, long now) {
        List.copyOf(streams.values()).forEach(stream -> stream.gone(reason, now));
    }
}
