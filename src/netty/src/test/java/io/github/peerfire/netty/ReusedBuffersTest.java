package io.github.peerfire.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.UncheckedBooleanSupplier;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final ChannelConfig config = new EmbeddedChannel().config();
    private long time = 1_000_000;

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
        Reads reads = new Reads(several(64));
        reads.roomsFor(1);
        assertThat(reads.roomFor(1)).isEqualTo(2);
        assertThat(reads.goOn()).isFalse();
        assertThat(reads.roomFor(2)).isEqualTo(2);
        assertThat(reads.goOn()).isTrue();

        Reads single = new Reads(ReusedBuffer.forOneRead(1_000, 16));
        single.roomFor(1);
        assertThat(single.goOn()).isTrue();
    }

    @Test
    void noMoreAreReadInATurnThanIsAllowed() {
        Reads reads = new Reads(several(2));
        reads.roomsFor(1, 2);
        assertThat(reads.goOn()).isFalse();
    }

    @Test
    void thereIsRoomForAboutAsManyAsCameLately() {
        assertThat(new Reads(several(64)).roomsFor(1, 2, 4, 8, 16, 12, 1, 1, 1, 1))
                .as("one more than came, and fewer soon, but not at once")
                .containsExactly(1, 2, 4, 8, 16, 16, 13, 6, 3, 2);
    }

    @Test
    void whatComesByItselfIsReadAlone() {
        Reads reads = new Reads(several(64));
        assertThat(reads.roomsFor(1, 2, 1, 1)).containsExactly(1, 2, 4, 2);
        time += 100_000;
        assertThat(reads.roomFor(1)).isEqualTo(1);
        assertThat(reads.goOn()).as("whether there is more the socket says").isFalse();
        assertThat(reads.roomFor(1)).as("what is there at once may be several").isEqualTo(2);
    }

    @Test
    void whereManyCameLatelyNoneIsReadAloneHoweverSeldomTheLoopLooks() {
        Reads reads = new Reads(several(64));
        assertThat(reads.roomsFor(1, 2, 4)).containsExactly(1, 2, 4);
        for (int turn = 0; turn < 100; turn++) {
            time += 1_000_000;
            assertThat(reads.roomFor(8)).isGreaterThanOrEqualTo(8);
        }
    }

    /** A5: a loop that agrees on keys in each of its turns looks at its sockets so seldom that all seem to be alone. */
    @Test
    void severalAreLookedForNowAndThenThoughAllSeemToBeAlone() {
        Reads reads = new Reads(several(64));
        int singles = 0;
        for (time += 1_000_000; reads.roomFor(1) == 1; time += 1_000_000) {
            singles++;
            assertThat(singles).isLessThanOrEqualTo(8);
        }

        assertThat(singles).isEqualTo(8);
        assertThat(reads.roomFor(2)).isEqualTo(2);
        assertThat(reads.goOn()).as("there were several").isTrue();
    }

    private ReusedBuffer several(int readsAtOnce) {
        return ReusedBuffer.forSeveral(16, 1_000, readsAtOnce, () -> time);
    }

    /** A socket's reads of datagrams of 1,000 bytes, as Netty counts them, 10 µs apart. */
    @SuppressWarnings("deprecation")
    private final class Reads {

        private final RecvByteBufAllocator.ExtendedHandle handle;
        private boolean goOn;

        Reads(ReusedBuffer buffers) {
            handle = (RecvByteBufAllocator.ExtendedHandle) buffers.newHandle();
        }

        /** For how many there is room when so many come. */
        int roomFor(int datagrams) {
            time += 10_000;
            handle.reset(config);
            ByteBuf buffer = handle.allocate(allocator);
            buffer.release();
            handle.attemptedBytesRead(buffer.writableBytes());
            handle.lastBytesRead(1_000 * datagrams);
            handle.incMessagesRead(datagrams);
            goOn = handle.continueReading(UncheckedBooleanSupplier.TRUE_SUPPLIER);
            return buffer.writableBytes() / 1_000;
        }

        List<Integer> roomsFor(int... datagrams) {
            return Arrays.stream(datagrams).map(this::roomFor).boxed().toList();
        }

        /** Whether the socket is read once more in the same turn. */
        boolean goOn() {
            return goOn;
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
