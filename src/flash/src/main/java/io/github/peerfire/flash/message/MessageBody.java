package io.github.peerfire.flash.message;

import java.nio.ByteBuffer;

/** Reads what is behind a message's header. */
final class MessageBody {

    private MessageBody() {
    }

    /** Reads to the buffer's limit. */
    static RtmpMessage read(int type, long timestamp, ByteBuffer in) throws MalformedMessageException {
        return switch (type) {
            case MessageType.COMMAND, MessageType.COMMAND_EXTENDED -> CommandMessage.read(type, timestamp, in);
            case MessageType.DATA, MessageType.DATA_EXTENDED -> DataMessage.read(type, timestamp, in);
            case MessageType.AUDIO -> new AudioMessage(timestamp, RtmpPayload.rest(in));
            case MessageType.VIDEO -> new VideoMessage(timestamp, RtmpPayload.rest(in));
            case MessageType.USER_CONTROL -> new UserControlMessage(timestamp, UserControlCodec.read(in));
            case MessageType.SHARED_OBJECT, MessageType.SHARED_OBJECT_EXTENDED ->
                    SharedObjectMessage.read(type, timestamp, in);
            case MessageType.AGGREGATE -> AggregateMessage.read(timestamp, in);
            // RFC 7425 §5.1: types 1, 2, 3, 5 and 6 too
            default -> new OtherMessage(type, timestamp, RtmpPayload.rest(in));
        };
    }
}
