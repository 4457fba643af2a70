package io.github.peerfire.testbed.openfire;

import java.util.List;

/** Threads whose context class loader is the server's or one above it, such as a plugin's. */
final class ServerThreads {
    private ServerThreads() {
    }

    static List<Thread> of(ClassLoader server) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread != Thread.currentThread() && belongs(thread, server))
                .toList();
    }

    static boolean belongs(Thread thread, ClassLoader server) {
        ClassLoader loader = thread.getContextClassLoader();
        while (loader != null && loader != server) {
            loader = loader.getParent();
        }
        return loader != null;
    }
}
