package io.github.peerfire.netty;

import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Datagrams that other loops got for sessions of this one; a bounded number of them. Any thread offers them. */
final class HandedOver {

    /** How many may wait. */
    static final int CAPACITY = 1_024;

    private final EventLoop loop;
    private final EndpointPump pump;
    private final Queue<Datagram> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicBoolean scheduled = new AtomicBoolean();

    private record Datagram(byte[] bytes, InetSocketAddress source, int interfaceId) {
    }

    /** What arrives is received by a pump, on its loop. */
    HandedOver(EventLoop loop, EndpointPump pump) {
        this.loop = loop;
        this.pump = pump;
    }

    /** Takes a datagram, whose array it keeps; false if too many wait, or the loop has ended. */
    boolean offer(byte[] datagram, InetSocketAddress source, int interfaceId) {
        if (!waiting.offer(new Datagram(datagram, source, interfaceId))) {
            return false;
        }
        if (scheduled.compareAndSet(false, true)) {
            try {
                loop.execute(this::receive);
            } catch (RejectedExecutionException e) {
                return false;
            }
        }
        return true;
    }

    /** Takes what is there, but not without end. */
    private void receive() {
        scheduled.set(false);
        Datagram next = waiting.poll();
        for (int count = 0; next != null; count++) {
            pump.receive(next.bytes(), 0, next.bytes().length, next.source(), next.interfaceId());
            next = count < CAPACITY ? waiting.poll() : null;
        }
        pump.settle();
    }
}
