package io.github.peerfire.netty;

import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.util.function.LongSupplier;

/**
 * Takes what sockets receive to an endpoint, packets of sessions at once and startup packets thereafter: whoever is
 * connected does not wait for those who are not yet, however many come. Where there is no time for all startup packets
 * some are dropped unread. Confined to the event loop.
 */
final class Intake {

    /** Spent on startup packets at once while there is more to be read. */
    private static final long LITTLE_TIME = 50_000;

    /** Spent on startup packets before sockets are looked at again. */
    private static final long SOME_TIME = 100_000;

    private final Slices slices;
    private final LongSupplier clock;
    private final Taker taker;
    private final StartupQueue startup;
    private final byte[] received = new byte[UdpSocket.LONGEST_DATAGRAM];
    private boolean scheduled;
    /** Startup packets had their time in this turn of the loop. */
    private boolean heard;

    /** Whom datagrams are for. */
    interface Taker {

        /** Takes one; the array is used again. */
        void receive(byte[] datagram, int offset, int length, InetSocketAddress source, int interfaceId);

        /** So many, perhaps none, were dropped. */
        void dropped(int count);

        /** Has taken all that there are for now. */
        void settle();
    }

    /**
     * Nothing so far.
     *
     * @param slices of the loop
     * @param secret see {@link StartupQueue}
     */
    Intake(Slices slices, LongSupplier clock, Taker taker, long secret) {
        this.slices = slices;
        this.clock = clock;
        this.taker = taker;
        this.startup = new StartupQueue(secret);
    }

    /** Takes one datagram of those that were there; the buffer stays the caller's. */
    void receive(ByteBuf content, InetSocketAddress source, int interfaceId) {
        int length = content.readableBytes();
        if (length > received.length) {
            return;
        }
        if (!isStartup(content)) {
            content.readBytes(received, 0, length);
            taker.receive(received, 0, length, source, interfaceId);
        } else if (startup.accepts(source, length)) {
            byte[] bytes = new byte[length];
            content.readBytes(bytes);
            taker.dropped(startup.add(new StartupQueue.Datagram(bytes, source, interfaceId)));
        } else {
            taker.dropped(1);
        }
    }

    /** RFC 7016 §2.2.2: session ID 0. */
    private static boolean isStartup(ByteBuf content) {
        int start = content.readerIndex();
        return content.readableBytes() >= 3 * SessionIdCodec.LENGTH
                && (content.getInt(start) ^ content.getInt(start + 4) ^ content.getInt(start + 8)) == 0;
    }

    /**
     * All that was there at a socket, or as many as are read at once, have been taken.
     *
     * @param more whether there may be more
     */
    void settle(boolean more) {
        // A key agreement, or what is left of before, has this turn.
        heard = !slices.hasSlices();
        if (heard) {
            receiveStartup(more ? LITTLE_TIME : SOME_TIME);
        }
        taker.settle();
        goOnLater();
    }

    private void goOnLater() {
        if (!startup.isEmpty() && !scheduled) {
            scheduled = true;
            slices.afterSockets(this::goOn);
        }
    }

    /** In a turn of its own, unless startup packets had their time in it. */
    private void goOn() {
        scheduled = false;
        if (!heard) {
            receiveStartup(SOME_TIME);
            taker.settle();
        }
        heard = false;
        goOnLater();
    }

    private void receiveStartup(long time) {
        if (startup.isEmpty()) {
            return;
        }
        long end = clock.getAsLong() + time;
        do {
            StartupQueue.Datagram next = startup.poll();
            taker.receive(next.bytes(), 0, next.bytes().length, next.source(), next.interfaceId());
        } while (!startup.isEmpty() && clock.getAsLong() < end);
    }
}
