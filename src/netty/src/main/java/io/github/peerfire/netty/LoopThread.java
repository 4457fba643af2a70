package io.github.peerfire.netty;

import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;

/** Makes the thread of an event loop that has one for itself, and tells when that ended. For one loop only. */
public final class LoopThread implements ThreadFactory {

    private final String name;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** The thread gets this name, and does not keep the virtual machine alive. */
    public LoopThread(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable work) {
        Runnable untilEnd = () -> {
            try {
                work.run();
            } finally {
                ended.complete(null);
            }
        };
        Thread thread = new FastThreadLocalThread(untilEnd, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Completes as the last thing on that thread, when all sockets of the loop are closed. */
    public CompletableFuture<Void> ended() {
        return ended;
    }
}
