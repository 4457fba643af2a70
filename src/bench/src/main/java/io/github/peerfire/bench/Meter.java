package io.github.peerfire.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Wall time and this process's processor time, of all its threads, since it was made. In nanoseconds. */
public final class Meter {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long wall = System.nanoTime();
    private final long processor = SYSTEM.getProcessCpuTime();

    /** Time that passed. */
    public long wall() {
        return System.nanoTime() - wall;
    }

    /** Processor time that this process took. */
    public long processor() {
        return SYSTEM.getProcessCpuTime() - processor;
    }
}
