package io.github.peerfire.bench.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One packet of user data, and its half of an acknowledgement, while 10,000 fragments are outstanding. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AcknowledgementBenchmark {

    private static final int OUTSTANDING = 10_000;

    /** Every how manieth packet is lost; 0 for none. */
    @Param({"0", "1000", "50"})
    public int lossEvery;

    private LongPipe pipe;

    /** Fills the pipe. */
    @Setup
    public void fill() {
        pipe = new LongPipe(OUTSTANDING, lossEvery);
        pipe.fill();
    }

    /** Takes a packet out of the pipe, has it acknowledged, and puts another one in. */
    @Benchmark
    public long deliverAndReplace() {
        pipe.deliver();
        pipe.fill();
        return pipe.bytesInFlight();
    }
}
