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

    /** Of each datagram. */
    private final int length;
    private final int most;

    private ReusedBuffer(int most, int length, int readsAtOnce) {
        super(readsAtOnce);
        this.length = length;
        this.most = most;
    }

    /**
     * For one datagram, or one run of them, of at most that length in bytes at a time.
     *
     * @param readsAtOnce how often a socket is read before the loop does something else
     */
    static ReusedBuffer forOneRead(int length, int readsAtOnce) {
        return new ReusedBuffer(1, length, readsAtOnce);
    }

    /**
     * For several datagrams of at most that length in bytes at a time, about as many as came lately: to describe each
     * of them to the system takes its time, whether it comes or not.
     *
     * @param most at least 2
     * @param readsAtOnce how many datagrams are read before the loop does something else
     */
    static ReusedBuffer forSeveral(int most, int length, int readsAtOnce) {
        return new ReusedBuffer(most, length, readsAtOnce);
    }

    @SuppressWarnings("deprecation") // Netty's own interface for this has a deprecated result
    @Override
    public Handle newHandle() {
        return new OneBuffer();
    }

    private final class OneBuffer extends MaxMessageHandle {

        private ByteBuf buffer;
        /** For how many the next read has room: one more than are expected, so as to see that they were all. */
        private int room = Math.min(most, 2);

        @Override
        public int guess() {
            return most * length;
        }

        /** Fewer than there was room for were all that there were: that is not asked for once more. */
        @Override
        public boolean continueReading(UncheckedBooleanSupplier maybeMoreDataSupplier) {
            boolean emptied = most > 1 && lastBytesRead() < attemptedBytesRead();
            room = Math.min(most, emptied ? Math.max(lastBytesRead() / length + 1, room / 2) : 2 * room);
            return !emptied && super.continueReading(maybeMoreDataSupplier);
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            if (buffer == null) {
                buffer = Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(most * length));
            }
            // Somebody may still have what was read before.
            if (buffer.refCnt() > 1) {
                return allocator.ioBuffer(room * length);
            }
            int start = (most - room) * length;
            return buffer.retain().setIndex(start, start);
        }
    }
}
