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
        Reads reads = new Reads(ReusedBuffer.forSeveral(16, 1_000, 64));
        assertThat(reads.goOnAfter(1)).isFalse();
        assertThat(reads.goOnAfter(2)).isTrue();
        assertThat(new Reads(ReusedBuffer.forSeveral(16, 1_000, 2)).goOnAfter(2)).isFalse();
        assertThat(new Reads(ReusedBuffer.forOneRead(16_000, 16)).goOnAfter(1)).isTrue();
    }

    @Test
    void thereIsRoomForAboutAsManyAsCameLately() {
        Reads reads = new Reads(ReusedBuffer.forSeveral(16, 1_000, 64));
        assertThat(reads.room()).isEqualTo(2);
        assertThat(reads.roomsAfter(2, 4, 8, 16)).containsExactly(4, 8, 16, 16);
        assertThat(reads.roomsAfter(12)).as("one more").containsExactly(13);
        assertThat(reads.roomsAfter(1, 1, 1, 1)).as("fewer soon, not at once").containsExactly(6, 3, 2, 2);
    }

    /** A socket's reads of datagrams of 1,000 bytes, as Netty counts them. */
    @SuppressWarnings("deprecation")
    private final class Reads {

        private final RecvByteBufAllocator.ExtendedHandle handle;

        Reads(ReusedBuffer buffers) {
            handle = (RecvByteBufAllocator.ExtendedHandle) buffers.newHandle();
        }

        int room() {
            ByteBuf buffer = handle.allocate(allocator);
            buffer.release();
            return buffer.writableBytes() / 1_000;
        }

        /** Whether the socket is read once more after a read that gave so many. */
        boolean goOnAfter(int datagrams) {
            handle.reset(new EmbeddedChannel().config());
            handle.attemptedBytesRead(1_000 * room());
            handle.lastBytesRead(1_000 * datagrams);
            handle.incMessagesRead(datagrams);
            return handle.continueReading(UncheckedBooleanSupplier.TRUE_SUPPLIER);
        }

        /** For how many there is room after each of such reads. */
        List<Integer> roomsAfter(int... datagrams) {
            List<Integer> rooms = new ArrayList<>();
            for (int count : datagrams) {
                goOnAfter(count);
                rooms.add(room());
            }
            return rooms;
        }
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
