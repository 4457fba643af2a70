package io.github.peerfire.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelConfig;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;

/**
 * Has a socket read into one buffer again and again: what is in it is copied before the next is read. Pools have no
 * such long ones at hand, and a run of datagrams may be long, though most are short. Each channel gets one of its own.
 */
final class ReusedBuffer extends DefaultMaxMessagesRecvByteBufAllocator {

    /** What is there so soon after the last datagram, in nanoseconds, may be more than one. */
    private static final long SOON = 50_000;

    /** Where there is room for more lately, something comes too often to be alone. */
    private static final int FEW = 2;

    /**
     * After so many that were read alone there may be several: a loop that has much else to do looks at its sockets
     * late, however many come.
     */
    private static final int SINGLES_AT_MOST = 8;

    /** Of each datagram. */
    private final int length;
    private final int most;
    private final LongSupplier clock;

    private ReusedBuffer(int most, int length, int readsAtOnce, LongSupplier clock) {
        super(readsAtOnce);
        this.length = length;
        this.most = most;
        this.clock = clock;
    }

    /**
     * For one datagram, or one run of them, of at most that length in bytes at a time.
     *
     * @param readsAtOnce how often a socket is read before the loop does something else
     */
    static ReusedBuffer forOneRead(int length, int readsAtOnce) {
        return new ReusedBuffer(1, length, readsAtOnce, () -> 0);
    }

    /**
     * For several datagrams of at most that length in bytes at a time, about as many as came lately: to describe each
     * of them to the system takes its time, whether it comes or not. One that comes by itself, as those before it did,
     * is read alone.
     *
     * @param most at least 2
     * @param readsAtOnce how many datagrams are read before the loop does something else
     * @param clock nanoseconds
     */
    static ReusedBuffer forSeveral(int most, int length, int readsAtOnce, LongSupplier clock) {
        return new ReusedBuffer(most, length, readsAtOnce, clock);
    }

    @SuppressWarnings("deprecation") // Netty's own interface for this has a deprecated result
    @Override
    public Handle newHandle() {
        return new OneBuffer();
    }

    private final class OneBuffer extends MaxMessageHandle {

        private ByteBuf one;
        private ByteBuf several;
        /** For how many the next read has room where several come: one more, so as to see that they were all. */
        private int room = Math.min(most, FEW);
        private boolean alone;
        /** Read alone since several were last looked for. */
        private int singles;
        private long latest;

        @Override
        public int guess() {
            return most * length;
        }

        @Override
        public void reset(ChannelConfig config) {
            super.reset(config);
            long now = clock.getAsLong();
            alone = most == 1 || room <= FEW && singles < SINGLES_AT_MOST && now - latest > SOON;
            singles = alone ? singles + 1 : 0;
            latest = now;
        }

        /**
         * Fewer than there was room for were all that there were: that is not asked for once more. Nor after one that
         * came by itself, for a socket that has more says so.
         */
        @Override
        public boolean continueReading(UncheckedBooleanSupplier maybeMoreDataSupplier) {
            if (most == 1) {
                return super.continueReading(maybeMoreDataSupplier);
            } else if (alone) {
                return false;
            }
            boolean emptied = lastBytesRead() < attemptedBytesRead();
            room = Math.min(most, emptied ? Math.max(lastBytesRead() / length + 1, room / 2) : 2 * room);
            return !emptied && super.continueReading(maybeMoreDataSupplier);
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            if (alone) {
                // Netty reads a single datagram into the beginning of a buffer, wherever that is to be written next.
                one = one == null ? ofOurOwn(length) : one;
                return isFree(one) ? one.retain().clear() : allocator.ioBuffer(length);
            }
            several = several == null ? ofOurOwn(most * length) : several;
            int start = (most - room) * length;
            return isFree(several) ? several.retain().setIndex(start, start) : allocator.ioBuffer(room * length);
        }

        private static ByteBuf ofOurOwn(int capacity) {
            return Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(capacity));
        }

        /** Otherwise somebody still has what was read before. */
        private static boolean isFree(ByteBuf buffer) {
            return buffer.refCnt() == 1;
        }
    }
}
