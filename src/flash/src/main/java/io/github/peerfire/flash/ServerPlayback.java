package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfNull;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.session.Session;
import java.util.LinkedHashMap;
import java.util.Map;

/** A stream of the server's that is played here. */
final class ServerPlayback implements Playback, ServerStream.Tenant {

    private enum State { NEW, CREATING, ASKING, PLAYING, OVER }

    private final ConnectionContext context;
    private final PlayedStream stream;
    private final StreamLife life;
    private final StreamReceiver receiver;
    private final Map<String, Boolean> wishes = new LinkedHashMap<>();
    private volatile State state = State.NEW;
    private ServerStream transport;
    private long bufferTime;
    private boolean paused;

    ServerPlayback(ConnectionContext context, PlayedStream stream) {
        this.context = context;
        this.stream = stream;
        this.life = stream.life();
        this.receiver = new StreamReceiver(context, stream);
    }

    @Override
    public void play(long now) {
        if (state == State.NEW) {
            state = State.CREATING;
            transport = context.server().streams().create(this, now);
        }
    }

    @Override
    public boolean isOpen() {
        return state != State.OVER;
    }

    @Override
    public Session session() {
        return context.server().session();
    }

    @Override
    public void created(ServerStream created, long now) {
        state = State.ASKING;
        transport = created;
        life.announce(NetStatus.status(StatusCode.STREAM_CONNECT_SUCCESS, "The server has a stream for us."));
        if (bufferTime > 0) {
            sendBufferTime(now);
        }
        created.command(CommandMessage.of("play", 0, null, stream.name()), now);
        wishes.forEach((command, value) -> created.command(CommandMessage.of(command, 0, null, value), now));
        if (paused) {
            created.command(CommandMessage.of("pause", 0, null, true, 0), now);
        }
    }

    private boolean isCreated() {
        return state == State.ASKING || state == State.PLAYING;
    }

    @Override
    public void wish(String command, boolean value, long now) {
        wishes.put(command, value);
        if (isCreated()) {
            transport.command(CommandMessage.of(command, 0, AmfNull.NULL, value), now);
        }
    }

    @Override
    public void pause(boolean wanted, long now) {
        if (paused == wanted || !isOpen()) {
            return;
        }
        paused = wanted;
        if (isCreated()) {
            transport.command(CommandMessage.of("pause", 0, AmfNull.NULL, wanted, receiver.position()), now);
        }
        receiver.pause(wanted, now);
    }

    @Override
    public void bufferTime(long nanoseconds, long now) {
        bufferTime = nanoseconds;
        receiver.buffer().setTime(nanoseconds, now);
        if (isCreated()) {
            sendBufferTime(now);
        }
    }

    private void sendBufferTime(long now) {
        transport.event(new UserControl.SetBufferLength(transport.streamId(), bufferTime / Time.MILLISECOND), now);
    }

    @Override
    public void arrived(RecvFlow flow, RtmpMessage message) {
        receiver.arrived(flow, message);
    }

    @Override
    public void received(RtmpMessage message, long now) {
        if (message instanceof CommandMessage command) {
            if (command.name().equals("onStatus")) {
                NetStatus.of(command).ifPresent(status -> told(status, now));
            }
        } else {
            receiver.take(message, now);
        }
    }

    private void told(NetStatus status, long now) {
        if (status.code().equals(StatusCode.PLAY_START)) {
            state = State.PLAYING;
        }
        boolean refused = status.code().equals(StatusCode.PLAY_STREAM_NOT_FOUND)
                || state == State.ASKING && status.level() == NetStatus.Level.ERROR;
        if (refused) {
            life.refuse(status);
            over(NetStatus.status(StatusCode.STREAM_CONNECT_CLOSED, status.description()), now);
        } else {
            receiver.told(status, now);
        }
    }

    @Override
    public void gap(RecvFlow flow) {
        receiver.gap(flow);
    }

    @Override
    public void dropped() {
        receiver.dropped();
    }

    @Override
    public NetStreamInfo info(long now) {
        return receiver.info(session(), now);
    }

    @Override
    public void gone(String reason, long now) {
        over(isCreated() ? NetStatus.status(StatusCode.STREAM_CONNECT_CLOSED, reason)
                : NetStatus.error(StatusCode.STREAM_CONNECT_FAILED, reason), now);
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
        receiver.buffer().finish();
        life.announce(status);
        if (transport == null) {
            life.end(status);
        } else {
            transport.close(() -> life.end(status), now);
        }
    }
}
