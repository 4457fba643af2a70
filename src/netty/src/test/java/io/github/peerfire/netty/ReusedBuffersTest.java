package io.github.peerfire.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.UncheckedBooleanSupplier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReusedBuffersTest {

    private static final int LENGTH = 4_096;

    private final ByteBufAllocator allocator = UnpooledByteBufAllocator.DEFAULT;
    @SuppressWarnings("deprecation")
    private final RecvByteBufAllocator.Handle reads = ReusedBuffer.forOneRead(LENGTH, 4).newHandle();
    private final SendBuffers sends = new SendBuffers();

    @Test
    void oneBufferIsReadIntoAgainAndAgain() {
        ByteBuf first = reads.allocate(allocator);
        first.writeZero(100).readByte();
        first.release();
        ByteBuf second = reads.allocate(allocator);

        assertThat(second).isSameAs(first);
        assertThat(second.readableBytes()).isZero();
        assertThat(second.writableBytes()).isEqualTo(LENGTH);
        second.release();
    }

    @Test
    void whoeverKeepsWhatWasReadKeepsItUntouched() {
        ByteBuf kept = reads.allocate(allocator);
        ByteBuf other = reads.allocate(allocator);

        assertThat(other).isNotSameAs(kept);
        assertThat(other.writableBytes()).isEqualTo(LENGTH);
        other.release();
        kept.release();
        assertThat(reads.allocate(allocator)).isSameAs(kept);
    }

    @Test
    void whereSeveralAreReadAtOnceFewerThanThereIsRoomForAreTheLast() {
        assertThat(readsOnAfter(ReusedBuffer.forSeveral(16, 1_000, 64), 15)).isFalse();
        assertThat(readsOnAfter(ReusedBuffer.forSeveral(16, 1_000, 64), 16)).isTrue();
        assertThat(readsOnAfter(ReusedBuffer.forSeveral(16, 1_000, 16), 16)).isFalse();
        assertThat(readsOnAfter(ReusedBuffer.forOneRead(16_000, 16), 1)).isTrue();
        assertThat(ReusedBuffer.forSeveral(16, 1_000, 64).newHandle().allocate(allocator).writableBytes())
                .isEqualTo(16_000);
    }

    /** Whether a socket is read once more after a read that gave so many datagrams, as Netty counts them. */
    @SuppressWarnings("deprecation")
    private static boolean readsOnAfter(ReusedBuffer buffers, int datagrams) {
        RecvByteBufAllocator.ExtendedHandle handle = (RecvByteBufAllocator.ExtendedHandle) buffers.newHandle();
        handle.reset(new EmbeddedChannel().config());
        handle.attemptedBytesRead(16_000);
        handle.lastBytesRead(1_000 * datagrams);
        handle.incMessagesRead(datagrams);
        return handle.continueReading(UncheckedBooleanSupplier.TRUE_SUPPLIER);
    }

    @Test
    void whatWasSentServesAgainAfterAFlush() {
        ByteBuf first = sends.take(100, allocator);
        ByteBuf second = sends.take(100, allocator);
        assertThat(second).isNotSameAs(first);
        first.writeZero(100).release();
        second.release();
        sends.flushed();

        assertThat(sends.take(100, allocator)).isSameAs(first);
        assertThat(first.readableBytes()).isZero();
        assertThat(sends.take(100, allocator)).isSameAs(second);
    }

    @Test
    void whatIsStillToBeSentIsNotTouched() {
        ByteBuf waiting = sends.take(100, allocator);
        sends.flushed();

        assertThat(sends.take(100, allocator)).isNotSameAs(waiting);
        waiting.release();
        assertThat(sends.take(100, allocator)).isSameAs(waiting);
    }

    @Test
    void manyAndLongOnesComeFromTheAllocator() {
        assertThat(sends.take(LENGTH, allocator).writableBytes()).isEqualTo(LENGTH);
        Set<ByteBuf> different = Collections.newSetFromMap(new IdentityHashMap<>());
        List<ByteBuf> taken = new ArrayList<>();
        for (int i = 0; i < 2 * SendBuffers.COUNT; i++) {
            taken.add(sends.take(100, allocator));
        }
        different.addAll(taken);
        assertThat(different).hasSize(2 * SendBuffers.COUNT);
        taken.forEach(ByteBuf::release);
        assertThat(taken.subList(0, SendBuffers.COUNT)).allMatch(buffer -> buffer.refCnt() == 1);
        assertThat(taken.subList(SendBuffers.COUNT, taken.size())).allMatch(buffer -> buffer.refCnt() == 0);
    }
}
