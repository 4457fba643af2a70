package io.github.peerfire.netty;

import io.github.peerfire.rtmfp.session.SessionParameters;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/**
 * Buffers for single datagrams, each of which serves again once Netty has let go of it. A server sends many short
 * datagrams to as many addresses: to take each one's buffer from a pool and give it back takes longer than to fill it.
 * Confined to the event loop.
 */
final class SendBuffers {

    /** How many there are at most; as many as are flushed at once. */
    static final int COUNT = EndpointPump.WRITES_PER_FLUSH;

    private static final int LENGTH = SessionParameters.PACKET_SIZE_LIMIT;

    private final ByteBuf[] buffers = new ByteBuf[COUNT];
    private int next;

    /** An empty buffer for so many bytes, to be released; from the allocator if there is none of ours. */
    ByteBuf take(int length, ByteBufAllocator allocator) {
        if (length > LENGTH || next == COUNT) {
            return allocator.directBuffer(length);
        }
        if (buffers[next] == null) {
            buffers[next] = Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(LENGTH));
        }
        ByteBuf buffer = buffers[next];
        if (buffer.refCnt() > 1) {
            return allocator.directBuffer(length);
        }
        next++;
        return buffer.retain().clear();
    }

    /**
     * What was taken has been handed to the system, most of it at least: begins anew with those that were used just
     * now.
     */
    void flushed() {
        next = 0;
    }
}
