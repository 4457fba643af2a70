package io.github.peerfire.flash;

import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.RecvFlow;

/** A stream of the server's that is played here. */
final class ServerPlayback extends ServerTenant implements Playback {

    private final PlayedStream stream;
    private final StreamReceiver receiver;
    private final PlayWishes wishes = new PlayWishes();
    private long bufferTime;

    ServerPlayback(ConnectionContext context, PlayedStream stream) {
        super(context, stream.life());
        this.stream = stream;
        this.receiver = new StreamReceiver(context, stream);
    }

    @Override
    public void play(long now) {
        create(now);
    }

    @Override
    void ask(ServerStream created, long now) {
        life().announce(NetStatus.status(StatusCode.STREAM_CONNECT_SUCCESS, "The server has a stream for us."));
        if (bufferTime > 0) {
            sendBufferTime(now);
        }
        wishes.ask(stream.name()).forEach(command -> created.command(command, now));
    }

    @Override
    public void wish(String command, boolean value, long now) {
        CommandMessage message = wishes.part(command, value);
        if (isCreated()) {
            transport().command(message, now);
        }
    }

    @Override
    public void pause(boolean wanted, long now) {
        if (!isOpen() || !wishes.changePause(wanted)) {
            return;
        }
        if (isCreated()) {
            transport().command(wishes.pause(receiver.position()), now);
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
        transport().event(
                new UserControl.SetBufferLength(transport().streamId(), bufferTime / Time.MILLISECOND), now);
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
            agreed();
        }
        boolean refused = status.code().equals(StatusCode.PLAY_STREAM_NOT_FOUND)
                || state() == State.ASKING && status.level() == NetStatus.Level.ERROR;
        if (refused) {
            life().refuse(status);
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
    public void close(long now) {
        over(NetStatus.status(StatusCode.STREAM_CONNECT_CLOSED, "The stream was closed."), now);
    }

    @Override
    void tellEnd(NetStatus status) {
        receiver.buffer().finish();
        life().announce(status);
    }
}
