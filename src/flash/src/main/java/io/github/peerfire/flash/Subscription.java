package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfNull;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.AudioMessage;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import io.github.peerfire.flash.message.VideoMessage;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A peer's stream that this connection plays (RFC 7425 §5.4.1), from the search for the peer to the last message. */
final class Subscription implements IncomingFlow, OutgoingFlow, SessionTenant {

    private static final long BARRIER_LIMIT = 5 * Time.SECOND;

    private enum State { CONNECTING, ASKING, PLAYING, OVER }

    private final ConnectionContext context;
    private final PlayedStream stream;
    private final StatusListeners listeners;
    private final int streamId;
    private final TrafficMeter meter = new TrafficMeter();
    private final FlowBarriers<RecvFlow> barriers = new FlowBarriers<>(new BarrierSink(this::process));
    private final Set<RecvFlow> flows = new LinkedHashSet<>();
    private final Map<String, Boolean> wishes = new LinkedHashMap<>();
    private volatile State state = State.CONNECTING;
    private volatile Session session;
    private PeerConnection connection;
    private SendFlow control;

    /** @param streamId not 0 (RFC 7425 §5.4.1) */
    Subscription(ConnectionContext context, PlayedStream stream, StatusListeners listeners, int streamId) {
        this.context = context;
        this.stream = stream;
        this.listeners = listeners;
        this.streamId = streamId;
    }

    PeerId peer() {
        return stream.farId();
    }

    boolean isOpen() {
        return state != State.OVER;
    }

    /** The session with the peer, null before there is one. */
    Session session() {
        return session;
    }

    /** There is a session with the peer: asks for the stream. */
    void start(PeerConnection peerConnection, Session open, long now) {
        connection = peerConnection;
        if (state != State.CONNECTING) {
            connection.remove(this);
            return;
        }
        state = State.ASKING;
        session = open;
        control = open.openFlow(new FlowMetadata(streamId, false).encode(), FlowOptions.DEFAULT, now);
        control.attach(this);
        command(CommandMessage.of("play", 0, null, stream.name()), now);
        wishes.forEach((command, value) -> command(CommandMessage.of(command, 0, null, value), now));
    }

    /** Sends "receiveAudio" or "receiveVideo"; before there is a session, as soon as there is one. */
    void wish(String command, boolean value, long now) {
        wishes.put(command, value);
        command(CommandMessage.of(command, 0, AmfNull.NULL, value), now);
    }

    void pause(boolean paused, long now) {
        command(CommandMessage.of("pause", 0, AmfNull.NULL, paused, 0), now);
    }

    private void command(RtmpMessage message, long now) {
        if (control != null && control.isOpen()) {
            control.write(message.encode(), Reliability.FULL, now);
        }
    }

    /** The publisher opened a flow in return to the control flow (RFC 7425 §5.4.2). */
    void flowOpened(RecvFlow flow, long now) {
        if (state == State.OVER) {
            flow.reject(0, now);
            return;
        }
        flow.attach(this);
        flows.add(flow);
    }

    @Override
    public void received(RecvFlow flow, RtmpMessage message, long now) {
        boolean waited = barriers.isWaiting();
        barriers.offer(flow, message, now);
        if (!waited && barriers.isWaiting()) {
            context.schedule(BARRIER_LIMIT, () -> barriers.releaseAll(context.now()));
        }
    }

    private void process(RtmpMessage message, long now) {
        if (state == State.OVER) {
            return;
        }
        if (state == State.ASKING) { // RFC 7425 §5.4.2: a StreamBegin or any media shows that it is published to us
            state = State.PLAYING;
            tell(NetStatus.status(StatusCode.STREAM_CONNECT_SUCCESS, "The peer sends " + stream.name() + "."));
        }
        if (message instanceof AudioMessage audio) {
            meter.count(MediaKind.AUDIO, audio.payload().length, now);
            stream.deliver(MediaKind.AUDIO, audio.timestamp(), audio.payload());
        } else if (message instanceof VideoMessage video) {
            meter.count(MediaKind.VIDEO, video.payload().length, now);
            stream.deliver(MediaKind.VIDEO, video.timestamp(), video.payload());
        } else if (message instanceof DataMessage data) {
            data(data, now);
        } else if (message instanceof CommandMessage command && command.name().equals("onStatus")) {
            NetStatus.of(command).ifPresent(status -> listeners.tell(status.about(stream)));
        } else if (message instanceof UserControlMessage ping
                && ping.event() instanceof UserControl.PingRequest request) {
            command(new UserControlMessage(new UserControl.PingResponse(request.timestamp())), now);
        }
    }

    private void data(DataMessage message, long now) {
        if (message.handler().startsWith("|")) {
            return; // for the player itself, such as |RtmpSampleAccess
        }
        meter.count(MediaKind.DATA, message.payload().length, now);
        stream.deliver(message.handler(), message.arguments());
    }

    @Override
    public void dropped() {
        meter.drop();
    }

    @Override
    public void finished(RecvFlow flow, long now) { // RFC 7425 §5.4.2: has no meaning for the stream
        flows.remove(flow);
        if (flows.isEmpty()) {
            barriers.releaseAll(now);
        }
    }

    @Override
    public void rejected(SendFlow flow, long now) {
        barriers.releaseAll(now);
        if (state == State.ASKING) {
            over(NetStatus.error(StatusCode.STREAM_CONNECT_REJECTED, "The peer refused."), now);
        } else { // RFC 7425 §5.4.3: SHOULD consider the stream closed
            over(NetStatus.status(StatusCode.STREAM_CONNECT_CLOSED, "The peer closed the stream."), now);
        }
    }

    @Override
    public void completed(SendFlow flow, long now) {
        ended(now);
    }

    @Override
    public void sessionEnded(Session gone, long now) {
        if (gone == session) {
            ended(now);
        }
    }

    private void ended(long now) {
        barriers.releaseAll(now);
        if (state == State.ASKING) {
            over(NetStatus.error(StatusCode.STREAM_CONNECT_FAILED, "The session with the peer ended."), now);
        } else {
            over(NetStatus.status(StatusCode.STREAM_CONNECT_CLOSED, "The session with the peer ended."), now);
        }
    }

    /** No session with the peer came about. */
    void unreachable(String reason, long now) {
        over(NetStatus.error(StatusCode.STREAM_CONNECT_FAILED, reason), now);
    }

    @Override
    public void close(long now) {
        over(NetStatus.status(StatusCode.STREAM_CONNECT_CLOSED, "The stream was closed."), now);
    }

    private void over(NetStatus status, long now) {
        if (state == State.OVER) {
            return;
        }
        state = State.OVER;
        if (control != null && control.isOpen()) {
            control.close(now); // RFC 7425 §5.4.3
        }
        // RFC 7425 §5.3.5.3: if any flow of a stream, then all
        List.copyOf(flows).stream().filter(RecvFlow::isOpen).forEach(flow -> flow.reject(0, now));
        if (connection != null) {
            connection.remove(this);
        }
        tell(status);
    }

    NetStreamInfo info(long now) {
        Session current = session;
        return meter.snapshot(0, current == null ? 0 : current.smoothedRoundTripTime(), now);
    }

    private void tell(NetStatus status) {
        context.tell(stream, listeners, status);
    }
}
