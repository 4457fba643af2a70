package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import java.util.List;

/** A stream that is published to the server. */
final class ServerPublication extends ServerTenant implements Publication {

    private final PublishedStream stream;
    private final TrafficMeter meter = new TrafficMeter();
    private final DataFrames dataFrames = new DataFrames();
    private final KeptTags keptTags = new KeptTags();
    private MediaSender sender;
    private long lastTimestamp;

    ServerPublication(ConnectionContext context, PublishedStream stream) {
        super(context, stream.life());
        this.stream = stream;
    }

    @Override
    public void publish(long now) {
        create(now);
    }

    @Override
    public List<PeerStream> peers() {
        return List.of();
    }

    @Override
    void ask(ServerStream created, long now) {
        sender = new MediaSender(created.flows(), meter);
        sender.setLifetimes(stream.lifetimes());
        created.command(CommandMessage.of("publish", 0, null, stream.name(), stream.type().text()), now);
    }

    @Override
    public void received(RtmpMessage message, long now) {
        if (message instanceof CommandMessage command && command.name().equals("onStatus")) {
            NetStatus.of(command).ifPresent(status -> told(status, now));
        }
    }

    private void told(NetStatus status, long now) {
        boolean refused = status.code().equals(StatusCode.PUBLISH_BAD_NAME)
                || state() == State.ASKING && status.level() == NetStatus.Level.ERROR && !isAboutRecording(status);
        if (status.code().equals(StatusCode.PUBLISH_START) && state() == State.ASKING) {
            agreed();
            dataFrames.current().forEach(frame -> send(DataFrames.wrapped(frame), now));
            keptTags.current().forEach(tag -> sender.send(tag, now));
            life().begin(status);
        } else if (refused) {
            over(status, now);
        } else if (!status.code().equals(StatusCode.UNPUBLISH_SUCCESS)) { // that comes from here
            life().tell(status);
        }
    }

    /** Live, the stream is published even where it may not be recorded. */
    private static boolean isAboutRecording(NetStatus status) {
        return status.code().startsWith("NetStream.Record.");
    }

    @Override
    public void media(MediaKind kind, RtmpMessage message, long now) {
        lastTimestamp = message.timestamp();
        OutgoingTag tag = new OutgoingTag(kind, message);
        if (state() == State.RUNNING) {
            sender.send(tag, now);
        } else {
            keptTags.take(tag);
        }
    }

    @Override
    public void data(Long timestamp, String handler, List<AmfValue> arguments, long now) {
        lastTimestamp = timestamp == null ? lastTimestamp : timestamp;
        DataMessage message = new DataMessage(false, lastTimestamp, handler, arguments);
        if (state() == State.RUNNING) {
            send(message, now);
        } else {
            dataFrames.take(message);
        }
    }

    private void send(DataMessage message, long now) {
        int length = message.payload().length;
        if (transport().flows().bufferedBytes() + length > Subscriber.MAXIMUM_BUFFERED_BYTES) {
            over(NetStatus.status(StatusCode.STREAM_CONNECT_CLOSED, "The server takes data too slowly."), now);
            return;
        }
        meter.count(MediaKind.DATA, length, now);
        transport().flows().control(message, now);
    }

    @Override
    public NetStreamInfo info(long now) {
        if (sender == null) {
            return meter.snapshot(0, 0, PathInfo.NONE, now);
        }
        sender.settle();
        return meter.snapshot(transport().flows().bufferedBytes(), 0, PathInfo.of(session()), now);
    }

    @Override
    public void close(long now) {
        over(NetStatus.status(StatusCode.UNPUBLISH_SUCCESS, stream.name() + " is no longer published."), now);
    }

    @Override
    void tellEnd(NetStatus status) {
        if (status.code().startsWith("NetStream.Connect.")) {
            life().announce(status);
        } else {
            life().tell(status);
        }
    }
}
