package io.github.peerfire.netty;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The event loop that a driver lives on: a thread of its own, or one of a group that belongs to somebody else. */
final class LoopLease implements Slices {

    private static final long SHUTDOWN_TIMEOUT_SECONDS = 5;

    private final EventLoop loop;
    private final EventLoopGroup own;
    private final CompletableFuture<Void> ended;
    /** The first one's turn is next. */
    private final Queue<Runnable> slices = new ArrayDeque<>();

    private LoopLease(EventLoop loop, EventLoopGroup own, CompletableFuture<Void> ended) {
        this.loop = loop;
        this.own = own;
        this.ended = ended;
    }

    static LoopLease ofGroup(EventLoopGroup group) {
        return new LoopLease(group.next(), null, CompletableFuture.completedFuture(null));
    }

    static LoopLease ofOwnThread(String name) {
        LoopThread thread = new LoopThread(name);
        EventLoopGroup own = new MultiThreadIoEventLoopGroup(1, thread, DatagramTransport.best().handlerFactory());
        return new LoopLease(own.next(), own, thread.ended());
    }

    EventLoop loop() {
        return loop;
    }

    /**
     * Once the loop has looked at its sockets, and nothing else of the kind before it looks at them again. What it is
     * told to execute comes before that, all of it and what that has it execute in turn: tasks that follow one another
     * would keep it from its sockets.
     */
    @Override
    public void afterSockets(Runnable task) {
        slices.add(task);
        if (slices.size() == 1) {
            nextSliceLater();
        }
    }

    @Override
    public boolean hasSlices() {
        return !slices.isEmpty();
    }

    private void nextSliceLater() {
        // The loop looks at what is due once in each turn, right after the sockets.
        loop.schedule(this::runSlice, 0, TimeUnit.NANOSECONDS);
    }

    private void runSlice() {
        try {
            slices.element().run();
        } finally {
            slices.remove();
            if (hasSlices()) {
                nextSliceLater();
            }
        }
    }

    /** Ends the thread if it is the driver's own. The result completes as the last thing on that thread. */
    CompletableFuture<Void> release() {
        if (own != null) {
            own.shutdownGracefully(0, SHUTDOWN_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }
        return ended;
    }
}
