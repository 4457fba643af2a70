package io.github.peerfire.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Adds up what parts of a work cost the thread, so that a model to compare with does not count. */
public final class Meter {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long allocated;
    private long nanoseconds;
    private long fed;

    Meter() {
    }

    /** Does something that counts. */
    public void measure(Cost.Work part) throws Exception {
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long nanosecondsBefore = THREADS.getCurrentThreadCpuTime();
        try {
            part.run();
        } finally {
            nanoseconds += THREADS.getCurrentThreadCpuTime() - nanosecondsBefore;
            allocated += THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
        }
    }

    /** Says that bytes besides the input's went in or out, which may cost as much as those. */
    public void feed(long bytes) {
        fed += bytes;
    }

    long allocated() {
        return allocated;
    }

    long nanoseconds() {
        return nanoseconds;
    }

    long fed() {
        return fed;
    }

    /** The lower of both figures of two runs of the same work. */
    Meter least(Meter other) {
        Meter least = new Meter();
        least.allocated = Math.min(allocated, other.allocated);
        least.nanoseconds = Math.min(nanoseconds, other.nanoseconds);
        least.fed = Math.max(fed, other.fed);
        return least;
    }
}
