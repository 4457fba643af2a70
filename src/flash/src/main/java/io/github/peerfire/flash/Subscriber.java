package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfNull;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import java.util.List;

/** A peer that plays one of this connection's streams, as the publisher sees it (RFC 7425 §5.4.2). */
final class Subscriber implements IncomingFlow, OutgoingFlow, SessionTenant {

    /** A peer that takes reliable data so slowly that more than this many bytes wait is cut off. */
    static final long MAXIMUM_BUFFERED_BYTES = 16_777_216;

    private enum State { SILENT, WAITING, CONNECTED, LEAVING, OVER }

    private final ConnectionContext context;
    private final Publications publications;
    private final PeerConnection connection;
    private final Session session;
    private final RecvFlow control;
    private final int streamId;
    private final StreamFlows flows;
    private final TrafficMeter meter = new TrafficMeter();
    private final MediaSender sender;
    private volatile State state = State.SILENT;
    private volatile boolean held;
    private String name = "";
    private EndpointDriver.Cancellable expiry = () -> { };
    private PeerStream stream;
    private DirectPublication publication;

    Subscriber(ConnectionContext context, Publications publications, PeerConnection connection, Session session,
            RecvFlow control, int streamId) {
        this.context = context;
        this.publications = publications;
        this.connection = connection;
        this.session = session;
        this.control = control;
        this.streamId = streamId;
        this.flows = new StreamFlows(session, control, streamId, this);
        this.sender = new MediaSender(flows, meter);
    }

    PeerId peer() {
        return connection.peer();
    }

    /** What it asked for; empty before it asked. */
    String name() {
        return name;
    }

    /** What the application sees of it; null before it asked. */
    PeerStream stream() {
        return stream;
    }

    Session session() {
        return session;
    }

    /** What is to be done with it unless it connects in time; not any more once it is over. */
    void expire(EndpointDriver.Cancellable alarm) {
        expiry = alarm;
    }

    boolean isConnected() {
        return state == State.CONNECTED;
    }

    /** Whether it plays, or may yet. From any thread. */
    boolean isOpen() {
        return state != State.OVER && state != State.LEAVING;
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    boolean isWaitingFor(String published) {
        return isWaiting() && name.equals(published);
    }

    long bufferedBytes() {
        return flows.bufferedBytes();
    }

    NetStreamInfo info(long now) {
        settle();
        return meter.snapshot(flows.bufferedBytes(), 0, PathInfo.of(session), now);
    }

    /** Counts what was given up meanwhile. */
    void settle() {
        sender.settle();
    }

    @Override
    public void received(RecvFlow flow, RtmpMessage message, long now) {
        if (message instanceof CommandMessage command) {
            switch (command.name()) {
                case "play" -> play(command, now);
                case "receiveAudio" -> sender.receive(MediaKind.AUDIO, command.argument(0).asBoolean().orElse(true));
                case "receiveVideo" -> sender.receive(MediaKind.VIDEO, command.argument(0).asBoolean().orElse(true));
                case "pause" -> pause(command.argument(0).asBoolean().orElse(true), now);
                case "closeStream", "deleteStream" -> end(now);
                default -> { } // RFC 7425 defines no other for direct streams
            }
        } else if (message instanceof UserControlMessage ping
                && ping.event() instanceof UserControl.PingRequest request && isConnected()) {
            flows.control(request.answer(), now);
        }
    }

    private void play(CommandMessage command, long now) {
        if (state != State.SILENT) {
            return;
        }
        if (command.argument(0).asText().isEmpty()) {
            refuse(now);
            return;
        }
        name = command.argument(0).asText().get();
        stream = new PeerStream(context, this);
        state = State.WAITING;
        publications.asked(this, now);
    }

    /** Tells the peer that it plays: what Flash Player sends, in its order. */
    void connect(DirectPublication accepted, long now) {
        state = State.CONNECTED;
        expiry.cancel();
        publication = accepted;
        meter.addTo(accepted.meter());
        sender.setLifetimes(accepted.lifetimes());
        flows.control(new UserControlMessage(new UserControl.StreamBegin(streamId)), now); // RFC 7425 §5.4.2
        status(StatusCode.PLAY_RESET, "Playing and resetting " + name + ".", now);
        status(StatusCode.PLAY_START, "Started playing " + name + ".", now);
        flows.control(DataMessage.of("|RtmpSampleAccess", true, true), now);
    }

    private void status(String code, String description, long now) {
        AmfValue information = NetStatus.status(code, description).toInformation();
        flows.control(CommandMessage.of("onStatus", 0, AmfNull.NULL, information), now);
    }

    private void pause(boolean paused, long now) {
        sender.pause(paused);
        if (isConnected()) {
            status(paused ? StatusCode.PAUSE_NOTIFY : StatusCode.UNPAUSE_NOTIFY, "", now);
        }
    }

    /** Sends audio or video, if the peer wants it and what was sent before leaves room. */
    void media(OutgoingTag tag, long now) {
        if (isConnected()) {
            sender.send(tag, now);
        }
    }

    void data(DataMessage message, long now) {
        if (!isConnected()) {
            return;
        }
        byte[] payload = message.payload();
        if (flows.bufferedBytes() + payload.length > MAXIMUM_BUFFERED_BYTES) {
            end(now);
            return;
        }
        flows.control(message, now);
        meter.count(MediaKind.DATA, payload.length, now);
    }

    /** Nothing of what is sent to all goes to this one. From any thread. */
    void hold() {
        held = true;
    }

    /** Ends {@link #hold}. From any thread. */
    void release() {
        if (held) {
            held = false;
            context.execute(() -> {
                if (isConnected()) {
                    sender.awaitKeyFrame();
                    publication.introduce(this, context.now());
                }
            });
        }
    }

    boolean isHeld() {
        return held;
    }

    /** For one subscriber only: ActionScript's {@code peerStreams[i].send}. */
    void send(String handler, List<AmfValue> arguments, long now) {
        if (isConnected()) {
            publication.sendTo(this, handler, arguments, now);
        }
    }

    /** Rejects its control flow: says nothing else. */
    void refuse(long now) {
        end(now);
    }

    /** The stream is published no more: the peer is told behind the last of the media, then let go. */
    void unpublish(long now) {
        if (!isConnected()) {
            end(now);
            return;
        }
        flows.barrier(now);
        status(StatusCode.PLAY_UNPUBLISH_NOTIFY, name + " is no longer published.", now);
        state = State.LEAVING;
        flows.close(now);
        leave("The stream was closed.");
    }

    @Override
    public void close(long now) {
        unpublish(now);
    }

    @Override
    public void finished(RecvFlow flow, long now) {
        end(now); // RFC 7425 §5.4.3: SHOULD close and unpublish to the subscriber
    }

    @Override
    public void rejected(SendFlow flow, long now) {
        if (flows.completed(flow) || flows.isMain(flow)) {
            end(now);
        }
    }

    @Override
    public void completed(SendFlow flow, long now) {
        if (flows.completed(flow)) {
            end(now); // all was delivered: the control flow may be rejected, RFC 7425 §5.4.3
        }
    }

    @Override
    public void sessionEnded(Session gone, long now) {
        if (gone == session) {
            end(now);
        }
    }

    private void end(long now) {
        if (state == State.OVER) {
            return;
        }
        State before = state;
        state = State.OVER;
        expiry.cancel();
        flows.close(now);
        if (control.isOpen()) {
            control.reject(0, now); // RFC 7425 §5.4.3
        }
        if (before != State.LEAVING) {
            leave("The peer left.");
        }
        connection.remove(this);
        if (publication != null) {
            publication.gone(this);
        }
    }

    private void leave(String description) {
        publications.remove(this);
        NetStatus status = NetStatus.status(StatusCode.STREAM_CONNECT_CLOSED, description);
        if (publication != null) {
            publication.remove(this, status);
            stream.life().announce(status);
        }
        if (stream != null) {
            stream.life().end(status);
        }
    }
}
