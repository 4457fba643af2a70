package io.github.peerfire.cli.decode;

import io.github.peerfire.flash.message.AudioMessage;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.MalformedMessageException;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import io.github.peerfire.flash.message.VideoMessage;
import io.github.peerfire.flash.tag.AudioTagHeader;
import io.github.peerfire.flash.tag.MediaTagHeader;
import io.github.peerfire.flash.tag.TagRole;
import io.github.peerfire.flash.tag.VideoTagHeader;
import java.util.Locale;

/** What an RTMP message says (RFC 7425 §5.1.2). */
final class MessageDescription {

    private MessageDescription() {
    }

    /** Describes the message that a flow carried. */
    static Description of(byte[] message, long flowId) {
        try {
            RtmpMessage decoded = RtmpMessage.decode(message);
            return describe(decoded, flowId).with("timestamp", decoded.timestamp());
        } catch (MalformedMessageException e) {
            return Description.of("malformed").with("flow", flowId)
                    .with("reason", e.fault().name().toLowerCase(Locale.ROOT)).with("bytes", message.length);
        }
    }

    private static Description describe(RtmpMessage message, long flowId) {
        if (message instanceof CommandMessage command) {
            return Description.of("command").with("flow", flowId).with("name", command.name())
                    .with("transaction", command.transactionId())
                    .withIf(!command.commandObject().isNothing(), "object", command.commandObject())
                    .with("arguments", command.arguments());
        } else if (message instanceof DataMessage data) {
            return Description.of("data").with("flow", flowId).with("handler", data.handler())
                    .with("arguments", data.arguments());
        } else if (message instanceof UserControlMessage control) {
            return event(control.event(), Description.of("control").with("flow", flowId));
        } else if (message instanceof AudioMessage audio) {
            AudioTagHeader header = AudioTagHeader.decode(audio.payload());
            return media(Description.of("audio").with("flow", flowId), header, message);
        } else if (message instanceof VideoMessage video) {
            VideoTagHeader header = VideoTagHeader.decode(video.payload());
            return media(Description.of("video").with("flow", flowId), header, message)
                    .withIf(header.role() == TagRole.CODED, "frame",
                            header.frameType().name().toLowerCase(Locale.ROOT));
        }
        return Description.of("message").with("flow", flowId).with("messageType", message.type())
                .with("payload", message.payload());
    }

    private static Description media(Description description, MediaTagHeader header, RtmpMessage message) {
        return description.with("bytes", message.payload().length)
                .withIf(header.role() != TagRole.CODED, "role", header.role().name().toLowerCase(Locale.ROOT));
    }

    private static Description event(UserControl event, Description description) {
        description.with("eventType", event.getClass().getSimpleName());
        if (event instanceof UserControl.StreamBegin begin) {
            description.with("streamId", begin.streamId());
        } else if (event instanceof UserControl.StreamEof end) {
            description.with("streamId", end.streamId());
        } else if (event instanceof UserControl.StreamDry dry) {
            description.with("streamId", dry.streamId());
        } else if (event instanceof UserControl.SetBufferLength length) {
            description.with("streamId", length.streamId()).with("milliseconds", length.milliseconds());
        } else if (event instanceof UserControl.PingRequest ping) {
            description.with("pingTimestamp", ping.timestamp());
        } else if (event instanceof UserControl.PingResponse pong) {
            description.with("pingTimestamp", pong.timestamp());
        } else if (event instanceof UserControl.FlowSynchronization barrier) {
            description.with("syncId", barrier.syncId()).with("count", barrier.count());
        } else if (event instanceof UserControl.SetKeepaliveTimers timers) {
            description.with("serverMilliseconds", timers.serverMilliseconds())
                    .with("peerMilliseconds", timers.peerMilliseconds());
        } else if (event instanceof UserControl.Unknown unknown) {
            description.with("number", unknown.eventType()).with("fields", unknown.fields());
        }
        return description;
    }
}
