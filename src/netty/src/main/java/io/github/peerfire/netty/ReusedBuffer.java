package io.github.peerfire.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import java.nio.ByteBuffer;

/**
 * Has a socket read into one buffer again and again: what is in it is copied before the next is read. Pools have no
 * such long ones at hand, and a run of datagrams may be long, though most are short. Each channel gets one of its own.
 */
final class ReusedBuffer extends DefaultMaxMessagesRecvByteBufAllocator {

    private final int length;

    /**
     * For buffers of that length in bytes.
     *
     * @param readsAtOnce how often a socket is read before the loop does something else
     */
    ReusedBuffer(int length, int readsAtOnce) {
        super(readsAtOnce);
        this.length = length;
    }

    @SuppressWarnings("deprecation") // Netty's own interface for this has a deprecated result
    @Override
    public Handle newHandle() {
        return new OneBuffer();
    }

    private final class OneBuffer extends MaxMessageHandle {

        private ByteBuf buffer;

        @Override
        public int guess() {
            return length;
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            if (buffer == null) {
                buffer = Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(length));
            }
            // Somebody may still have what was read before.
            return buffer.refCnt() == 1 ? buffer.retain().clear() : allocator.ioBuffer(length);
        }
    }
}
