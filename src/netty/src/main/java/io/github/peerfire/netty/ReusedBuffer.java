package io.github.peerfire.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;
import java.nio.ByteBuffer;

/**
 * Has a socket read into one buffer again and again: what is in it is copied before the next is read. Pools have no
 * such long ones at hand, and a run of datagrams may be long, though most are short. Each channel gets one of its own.
 */
final class ReusedBuffer extends DefaultMaxMessagesRecvByteBufAllocator {

    private final int length;
    private final boolean forSeveral;

    private ReusedBuffer(int length, int readsAtOnce, boolean forSeveral) {
        super(readsAtOnce);
        this.length = length;
        this.forSeveral = forSeveral;
    }

    /**
     * For one datagram, or one run of them, of at most that length in bytes at a time.
     *
     * @param readsAtOnce how often a socket is read before the loop does something else
     */
    static ReusedBuffer forOneRead(int length, int readsAtOnce) {
        return new ReusedBuffer(length, readsAtOnce, false);
    }

    /**
     * For so many datagrams of at most that length in bytes at a time.
     *
     * @param readsAtOnce how many datagrams are read before the loop does something else
     */
    static ReusedBuffer forSeveral(int datagrams, int length, int readsAtOnce) {
        return new ReusedBuffer(datagrams * length, readsAtOnce, true);
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

        /** Fewer than there was room for were all that there were: that is not asked for once more. */
        @Override
        public boolean continueReading(UncheckedBooleanSupplier maybeMoreDataSupplier) {
            boolean emptied = forSeveral && lastBytesRead() < attemptedBytesRead();
            return !emptied && super.continueReading(maybeMoreDataSupplier);
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
