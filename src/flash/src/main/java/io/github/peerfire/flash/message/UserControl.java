package io.github.peerfire.flash.message;

/** The event of a {@link UserControlMessage}: a type of 2 bytes, then 32-bit fields. All numbers are unsigned. */
public sealed interface UserControl {

    /** Event 0: the stream begins. */
    record StreamBegin(long streamId) implements UserControl {
    }

    /** Event 1: the stream has ended. */
    record StreamEof(long streamId) implements UserControl {
    }

    /** Event 2: the stream has nothing to send for a while. */
    record StreamDry(long streamId) implements UserControl {
    }

    /** Event 3: how much the receiver buffers, in milliseconds. */
    record SetBufferLength(long streamId, long milliseconds) implements UserControl {
    }

    /** Event 4: the stream that follows was recorded. */
    record StreamIsRecorded(long streamId) implements UserControl {
    }

    /** Event 6: to be answered with a {@link PingResponse} of the same timestamp. */
    record PingRequest(long timestamp) implements UserControl {

        /** The answer. */
        public UserControlMessage answer() {
            return new UserControlMessage(new PingResponse(timestamp));
        }
    }

    /** Event 7. */
    record PingResponse(long timestamp) implements UserControl {
    }

    /**
     * Event 34 (RFC 7425 §5.2): a barrier across flows.
     *
     * @param count flows that the barrier joins, at least 1
     */
    record FlowSynchronization(long syncId, long count) implements UserControl {
    }

    /** Event 41 (RFC 7425 §5.3.4): keepalive periods for the session with the server and for those with peers. */
    record SetKeepaliveTimers(long serverMilliseconds, long peerMilliseconds) implements UserControl {
    }

    /**
     * An event without meaning here, preserved.
     *
     * @param eventType 0 to 65535
     * @param fields what follows the type; not copied
     */
    record Unknown(int eventType, byte[] fields) implements UserControl {
    }

    /** The payload of the message that carries this event. */
    default byte[] encode() {
        return UserControlCodec.encode(this);
    }
}
