package io.github.peerfire.flash;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A peer's stream that this connection plays (RFC 7425 §5.4.1), from the search for the peer to the last message. */
final class Subscription implements Playback, IncomingFlow, OutgoingFlow, SessionTenant {

    private enum State { CONNECTING, ASKING, PLAYING, OVER }

    private final ConnectionContext context;
    private final PlayedStream stream;
    private final StreamLife life;
    private final List<InetSocketAddress> candidates;
    private final int streamId;
    private final StreamReceiver receiver;
    private final TimedBarriers barriers;
    private final Set<RecvFlow> flows = new LinkedHashSet<>();
    private final PlayWishes wishes = new PlayWishes();
    private volatile State state = State.CONNECTING;
    private volatile Session session;
    private PeerConnection connection;
    private SendFlow control;

    /** @param candidates where the peer may be, besides where the server sends us */
    Subscription(ConnectionContext context, PlayedStream stream, List<InetSocketAddress> candidates) {
        this.context = context;
        this.stream = stream;
        this.life = stream.life();
        this.candidates = candidates;
        this.streamId = context.nextStreamId(); // RFC 7425 §5.4.1: MUST be non-zero
        this.receiver = new StreamReceiver(context, stream);
        this.barriers = new TimedBarriers(context, this::process);
    }

    PeerId peer() {
        return stream.farId();
    }

    List<InetSocketAddress> candidates() {
        return candidates;
    }

    @Override
    public boolean isOpen() {
        return state != State.OVER;
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public void play(long now) {
        if (isOpen()) {
            context.peers().play(this, now);
        }
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
        wishes.ask(stream.name()).forEach(command -> command(command, now));
        stream.sessionOpened();
    }

    @Override
    public void wish(String command, boolean value, long now) {
        command(wishes.part(command, value), now);
    }

    @Override
    public void pause(boolean wanted, long now) {
        if (isOpen() && wishes.changePause(wanted)) {
            command(wishes.pause(0), now);
            receiver.pause(wanted, now);
        }
    }

    @Override
    public void bufferTime(long nanoseconds, long now) {
        receiver.buffer().setTime(nanoseconds, now);
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
        receiver.arrived(flow, message);
        barriers.offer(flow, message, now);
    }

    private void process(RecvFlow flow, RtmpMessage message, long now) {
        if (state == State.OVER) {
            return;
        }
        if (state == State.ASKING) { // RFC 7425 §5.4.2: a StreamBegin or any media shows that it is published to us
            state = State.PLAYING;
            life.announce(NetStatus.status(
                    StatusCode.STREAM_CONNECT_SUCCESS, "The peer sends " + stream.name() + "."));
        }
        if (message instanceof CommandMessage command && command.name().equals("onStatus")) {
            NetStatus.of(command).ifPresent(status -> receiver.told(status, now));
        } else if (message instanceof UserControlMessage ping
                && ping.event() instanceof UserControl.PingRequest request) {
            command(request.answer(), now);
        } else {
            receiver.take(message, now);
        }
    }

    @Override
    public void dropped() {
        receiver.dropped();
    }

    @Override
    public void gap(RecvFlow flow) {
        receiver.gap(flow);
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

    @Override
    public void gone(String reason, long now) { // no session with the peer came about
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
        receiver.buffer().finish();
        life.announce(status);
        life.end(status);
    }

    @Override
    public NetStreamInfo info(long now) {
        return receiver.info(session, now);
    }
}
