package io.github.peerfire.openfire.it;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The heap of this virtual machine, which holds the server too. */
final class Memory {
    private static final int COLLECTIONS = 50;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private Memory() {
    }

    /** Something of ours to be linked last; see {@link #displaceLastRecord}. */
    private record Last(Memory memory) {
    }

    /** Bytes in use after collections that found nothing more. */
    static long used() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        int unchanged = 0;
        for (int i = 0; i < COLLECTIONS && unchanged < 3; i++) {
            memory.gc();
            LockSupport.parkNanos(PAUSE_NANOS);
            long now = memory.getHeapMemoryUsage().getUsed();
            unchanged = now < least - 100_000 ? 0 : unchanged + 1;
            least = Math.min(least, now);
        }
        return least;
    }

    /**
     * JDK 17 keeps the types of the record whose {@code equals} it linked last, which may be the plugin's, until it
     * links another's: one class loader, however often the plugin is loaded. This makes it another's.
     */
    static boolean displaceLastRecord() {
        Last last = new Last(new Memory());
        return last.equals(new Last(last.memory)) && last.hashCode() != 0 && !last.toString().isEmpty();
    }

    /** Whether nothing refers to a class loader any more. */
    static boolean isCollected(WeakReference<ClassLoader> loader) {
        for (int i = 0; i < COLLECTIONS && loader.get() != null; i++) {
            ManagementFactory.getMemoryMXBean().gc();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return loader.get() == null;
    }
}
